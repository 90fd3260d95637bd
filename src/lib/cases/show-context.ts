import 'server-only'
import { createTranslator } from 'use-intl/core'
import { all, find, type Library } from '@/lib/catalogue/library'
import type { Office } from '@/lib/catalogue/office'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { unitViews } from '@/lib/registry/unit-view'
import { loadMessages } from '@/lib/text/load-messages'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'

/** The words that answers are shown in: code lists of the pinned publication, names of units, texts of one language. */
export async function showContext(given: {
  office: Office
  documents: Library
  locale: Locale
  reveal?: boolean
}): Promise<ShowContext> {
  const { office, documents, locale } = given
  const messages = await loadMessages(locale)
  const translate = createTranslator({ locale: locale === 'en' ? 'en' : 'zh', messages, namespace: 'fields' })
  const views = unitViews(office)
  return {
    locale,
    say: (text) => say(text, locale),
    word: (key, params) => translate(key as never, params as never),
    codes: (list) => (find(documents, 'codes', list) ?? office.codes(list))?.codes,
    nameOf: (_type, reference) => unitName(views, reference, locale),
    reveal: given.reveal,
  }
}

function unitName(views: ReturnType<typeof unitViews>, path: string, locale: Locale): string | undefined {
  const view = views.get(path)
  if (!view) return undefined
  const street = view.kind === 'community' ? (view.street as typeof view | undefined) : undefined
  return [street, view].flatMap((unit) => (unit ? [say(unit.name, locale)] : [])).join(locale === 'en' ? ', ' : '')
}

/** Every code list that a publication froze. */
export function codeLists(documents: Library) {
  return all(documents, 'codes')
}
