import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Office } from '@/lib/catalogue/office'
import { partOf, type ShowContext } from '@/lib/forms/fields/field-kind'
import { fieldText } from '@/lib/forms/summary'
import { maskAddress, maskId } from '@/lib/kernel/mask'
import { loadMessages } from '@/lib/text/load-messages'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { unitName } from './unit-names'

type Element = Office['elements'][number]

/** How values of elements are said: `reveal` shows numbers and addresses whole and needs a reason and an audit row. */
export async function factContext(office: Office, locale: Locale, reveal = false): Promise<ShowContext> {
  const messages = await loadMessages(locale)
  const translate = createTranslator({ locale: locale === 'en' ? 'en' : 'zh', messages, namespace: 'fields' })
  return {
    locale,
    say: (text) => say(text, locale),
    word: (key, params) => translate(key as never, params as never),
    codes: (list) => office.codes(list)?.codes,
    nameOf: (_type, reference) => unitName(office, reference, locale),
    reveal,
  }
}

/** A value of an element in words, masked unless the context reveals: numbers, phones, accounts, the detail of an address. */
export function factWords(element: Element, value: unknown, ctx: ShowContext): string {
  const { type, label, codes } = element
  if (!ctx.reveal && type === 'address') return maskAddress(placeOf(value, ctx))
  const text = fieldText({ key: 'value', type, label, ...(codes ? { codes } : {}) }, value, ctx)
  return !ctx.reveal && type === 'text' && element.level >= 4 ? maskId(text) : text
}

function placeOf(value: unknown, ctx: ShowContext): string {
  const division = partOf(value, 'division')
  return typeof division === 'string' ? (ctx.nameOf?.('division', division) ?? division) : ''
}
