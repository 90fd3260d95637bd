import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { readAnswers } from '@/lib/forms/answers'
import { formInputs } from '@/lib/forms/form-inputs'
import { withAnswers } from '@/lib/forms/scope'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { locales, sourceLocale } from '@/lib/text/locale'
import { entryScope } from './entry-scope'
import { areaOf, ledgerPosts } from './ledger-rights'
import { aboutEntry, aboutLedger } from './ledger-subject'
import { areaChoices, ledgerName, ledgerWords } from './ledger-words'
import { loadEntry } from './load-entry'
import { entryContext } from './read-entries'

/** The form of a ledger, empty or with what an entry says; `typed` is what a refused post held, so that it decides what is asked. */
export const ledgerForm = query({
  name: 'ledger-form',
  permission: 'register.write',
  input: z.strictObject({
    key: z.string().max(80),
    /** The entry that is corrected. */
    id: z.uuid().optional(),
    typed: z.record(z.string(), z.string()).optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  subject: ({ tx, actor, input: { key, id } }) =>
    id ? aboutEntry({ tx, actor }, { entry: id, verb: 'write' }) : aboutLedger({ tx, actor }, { key, verb: 'write' }),
  run: async ({ tx, actor, input: { key, id, typed, locale } }) => {
    const office = await loadOffice(tx)
    const register = office.register(key)
    if (!register) throw new Refusal('not-found')
    const entry = id ? (await loadEntry(tx, id)).entry : null
    const areas = ledgerPosts(actor, register, 'write').map(areaOf)
    const within = entry?.unitPath ?? areas[0] ?? ''
    const scope = entryScope(office, { unitPath: within, data: {} })
    const ctx = await entryContext(tx, { office, register, unitPath: within }, [])
    const read = typed ? readAnswers({ form: register.fields, input: typed, scope, ctx }).answers : (entry?.data ?? {})
    const words = ledgerWords(register.fields, { office, locale, within })
    const units = areaChoices(office, areas, locale)
    return {
      key,
      name: ledgerName(register, locale),
      form: register.fields,
      scope: withAnswers(scope, read),
      inputs: typed ?? formInputs(register.fields, entry?.data ?? {}),
      words: {
        ...words,
        divisions: words.divisions.length > 0 ? areaChoices(office, entry ? [within] : areas, locale) : [],
      },
      units,
      unit: within,
      entry: entry && { id: entry.id, version: entry.rowVersion, from: entry.from, to: entry.to },
    }
  },
})
