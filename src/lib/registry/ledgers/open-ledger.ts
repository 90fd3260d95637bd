import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { factContext } from '../fact-words'
import { unitName } from '../unit-names'
import { cellText } from './cell-text'
import type { EntryData } from './entry-data'
import { fieldsNamed, levelOf } from './ledger-fields'
import { ledgerName } from './ledger-words'

const pageSize = 50

/** The public fields of a ledger's entries in force, for everybody. A ledger that opens nothing is not found. */
export const openLedger = query({
  name: 'open-ledger',
  permission: 'service.read',
  input: z.strictObject({
    key: z.string().max(80),
    after: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  run: async ({ tx, input: { key, after, locale } }) => {
    const office = await loadOffice(tx)
    const register = office.register(key)
    const fields = register ? fieldsNamed(register, register.open ?? []).filter((field) => levelOf(field) <= 2) : []
    if (!register || fields.length === 0) throw new Refusal('not-found')
    const rows = await tx.$queryRaw<{ id: string; open: EntryData; unit_path: string }[]>`
      SELECT id, open, unit_path FROM registry_open(${key}, ${after ?? null}::uuid, ${pageSize + 1})`
    const ctx = await factContext(office, locale)
    return {
      name: ledgerName(register, locale),
      columns: fields.map((field) => ({ key: field.key, label: say(field.label, locale) })),
      rows: rows.slice(0, pageSize).map(({ id, open, unit_path: unit }) => ({
        id,
        unit: unitName(office, unit, locale) ?? '',
        cells: fields.map((field) => cellText(field, open[field.key], ctx)),
      })),
      next: rows.length > pageSize ? (rows[pageSize - 1]?.id ?? null) : null,
    }
  },
})
