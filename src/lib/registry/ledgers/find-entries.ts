import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { ActorPost } from '@/lib/kernel/actor'
import { command } from '@/lib/kernel/command'
import { park } from '@/lib/kernel/parked'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { bigrams } from '../lookups'
import { withoutReceipt } from '../without-receipt'
import { type EntryLookup, entryNumberMac, lookupKind } from './entry-lookups'
import { inAreas } from './in-areas'
import { ledgerPosts } from './ledger-rights'
import { aboutLedger } from './ledger-subject'

const mostFound = 200

/**
 * Finds entries of a ledger by what its search box was given: a word, a name, its initials, a whole number or the last
 * four characters of one. A read that is posted, because what is typed may be a number: it stands in no address. The page
 * is led on with an id under which the answer waits.
 */
export const findEntries = withoutReceipt(
  command({
    name: 'find-entries',
    permission: 'register.read',
    input: z.strictObject({
      register: z.string().max(80),
      q: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'too-long'),
    }),
    subject: ({ tx, actor, input: { register: key } }) => aboutLedger({ tx, actor }, { key, verb: 'read' }),
    run: async ({ tx, actor, audit, input: { register: key, q } }) => {
      const register = (await loadOffice(tx)).register(key)
      if (!register) throw new Refusal('not-found')
      const sought = soughtEntries(q)
      if (sought.length === 0) throw invalid('q', 'search-short')
      const ids = await idsFor(tx, { register, posts: ledgerPosts(actor, register, 'read') }, sought)
      audit({
        detail: { register: key, by: [...new Set(sought.flat().map(({ field }) => field))].join(), found: ids.length },
      })
      const found = await park(tx, { account: actor.account ?? '', value: ids })
      return { to: `/registers/${key}?found=${found}`, data: { ids } }
    },
  }),
)

/** Ways to read what was typed; each is search rows that an entry must have all of. */
export function soughtEntries(typed: string): EntryLookup[][] {
  const text = typed.normalize('NFKC').trim()
  const number = text.replace(/[\s-]/g, '').toUpperCase()
  const letters = [...text]
  const numbers: EntryLookup[][] = /^[0-9A-Z]{4,20}$/.test(number)
    ? [
        [{ field: 'number', value: entryNumberMac('number', number) }],
        ...(number.length === 4 ? [[{ field: 'tail', value: entryNumberMac('tail', number) }]] : []),
      ]
    : []
  if (letters.length < 2) return numbers
  const pinyin = /^[a-z]{2,20}$/i.test(text) ? [[{ field: 'pinyin', value: text.toLowerCase() }]] : []
  return [...numbers, ...pinyin, bigrams(text).map((value) => ({ field: 'bigram', value }))]
}

type Where = { register: Register; posts: readonly ActorPost[] }

async function idsFor(tx: Transaction, { register, posts }: Where, sought: EntryLookup[][]): Promise<string[]> {
  const ways = sought.flatMap((rows, way) => rows.map((row) => ({ ...row, way, all: rows.length })))
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s.subject AS id FROM (
      SELECT l.subject, w.way FROM jsonb_to_recordset(${JSON.stringify(ways)}::jsonb) AS w(field text, value text, way int, "all" int)
      JOIN lookup l ON l.kind = ${lookupKind(register.key)} AND l.field = w.field AND l.value = w.value COLLATE "C"
      WHERE ${inAreas(Prisma.sql`l.unit_path`, posts)}
      GROUP BY l.subject, w.way, w."all" HAVING count(DISTINCT l.value) = w."all" LIMIT 2000
    ) s JOIN entry e ON e.id = s.subject WHERE e.status <> 'withdrawn' LIMIT ${mostFound}`
  return found.map(({ id }) => id)
}
