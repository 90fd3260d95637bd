import 'server-only'
import { createTranslator } from 'use-intl/core'
import { z } from 'zod'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { Field } from '@/lib/forms/schema'
import { parked } from '@/lib/kernel/parked'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { loadMessages } from '@/lib/text/load-messages'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { unitName } from '../unit-names'
import { cellText } from './cell-text'
import { ledgerContext, openEntries } from './entry-rows'
import { exportCell } from './export-cell'
import { type AskedExport, orderedExport } from './export-ledger'
import { filterWords } from './filter-words'
import { ledgerFields, levelOf, personalLevel } from './ledger-fields'
import { ledgerHead } from './ledger-head'
import { areaOf, ledgerPosts } from './ledger-rights'
import { aboutLedger } from './ledger-subject'
import { areaChoices } from './ledger-words'
import { selectEntries } from './select-entries'

const atOnce = 5000

/**
 * One stretch of an ordered export: its head in words and up to 5,000 rows after an entry. Read again with the rights of
 * the moment; nothing for whoever did not order it. Tables and files inside an entry are left out.
 */
export const exportRows = query({
  name: 'export-rows',
  permission: 'register.export',
  input: z.strictObject({
    key: z.string().max(80),
    id: z.uuid(),
    after: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  subject: ({ tx, actor, input: { key } }) => aboutLedger({ tx, actor }, { key, verb: 'read' }),
  run: async ({ tx, actor, input: { key, id, after, locale } }) => {
    const order = orderedExport.safeParse(await parked(tx, id))
    const office = await loadOffice(tx)
    const register = office.register(key)
    if (!order.success || !register || order.data.register !== key) throw new Refusal('not-found')
    const { filter, whole } = order.data
    const posts = ledgerPosts(actor, register, 'read')
    const selected = await selectEntries(tx, { register, posts, filter, after, most: atOnce })
    const rows = await openEntries(tx, register, selected)
    const ctx = await ledgerContext(tx, { office, locale, reveal: whole }, { register, rows })
    const fields = ledgerFields(register).filter(({ type }) => type !== 'rows' && type !== 'file')
    const words = await wordsOf(locale)
    const units = new Map<string, string>()
    const unit = (path: string) => {
      const name = units.get(path) ?? unitName(office, path, locale) ?? path
      units.set(path, name)
      return name
    }
    return {
      ...headOf(order.data, { register, office, locale, fields, words, areas: posts.map(areaOf) }),
      by: actor.name,
      rows: rows.map((row) => [
        ...fields.map((field) => exportCell(field, row.data[field.key], cellText(field, row.data[field.key], ctx))),
        stateWord(register, row.status, { locale, words }),
        unit(row.unitPath),
        row.from,
        row.to ?? '',
      ]),
      next: rows.length === atOnce ? (rows.at(-1)?.id ?? null) : null,
    }
  },
})

type Words = (key: string) => string | undefined

async function wordsOf(locale: Locale): Promise<Words> {
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale: locale === 'en' ? 'en' : 'zh', messages, namespace: 'registers' })
  return (key) => (t.has(key as never) ? t(key as never) : undefined)
}

function stateWord(register: Register, state: string, { locale, words }: { locale: Locale; words: Words }): string {
  const own = register.states?.[state]
  return own ? say(own, locale) : (words(`states.${state}`) ?? state)
}

type Head = { register: Register; office: Office; locale: Locale; fields: Field[]; words: Words; areas: string[] }

function headOf({ filter, whole }: AskedExport, { register, office, locale, fields, words, areas }: Head) {
  const head = ledgerHead(register, { office, locale })
  const units = areaChoices(office, areas, locale)
  const more = ['sheetState', 'sheetUnit', 'sheetFrom', 'sheetTo'].map((key) => words(`exporting.${key}`) ?? key)
  const personal = fields.some((field) => levelOf(field) >= personalLevel)
  return {
    name: head.name,
    filter: filterWords({ ...head, units, word: words }, filter),
    columns: [...fields.map((field) => say(field.label, locale)), ...more],
    /** What the file says of its numbers; nothing for a ledger without any. */
    guard: personal ? (words(whole ? 'exporting.wholeNote' : 'exporting.masked') ?? '') : '',
  }
}
