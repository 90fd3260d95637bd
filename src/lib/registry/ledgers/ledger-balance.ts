import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { office as loadOffice } from '@/lib/catalogue/office'
import { openJson } from '@/lib/kernel/crypto'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { locales, sourceLocale } from '@/lib/text/locale'
import { readPeople } from '../read-people'
import { unitName } from '../unit-names'
import { inAreas } from './in-areas'
import { areaOf, ledgerPosts } from './ledger-rights'
import { aboutLedger } from './ledger-subject'
import { ledgerName } from './ledger-words'
import { whyPlace } from './post-amounts'

export type PostingLine = {
  id: string
  on: string
  amount: number
  why: string
  entry: string | null
  /** This one takes another back, or was itself taken back. */
  reverses: string | null
  reversed: boolean
}
type Row = Omit<PostingLine, 'why' | 'amount'> & { amount: bigint; whyEnc: string | null }

/** What a holder has in the balances of a ledger, street by street, and the newest 200 postings that add up to it. */
export const ledgerBalance = query({
  name: 'ledger-balance',
  permission: 'register.read',
  input: z.strictObject({
    key: z.string().max(80),
    holder: z.uuid(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  subject: ({ tx, actor, input: { key } }) => aboutLedger({ tx, actor }, { key, verb: 'read' }),
  run: async ({ tx, actor, input: { key, holder, locale } }) => {
    const office = await loadOffice(tx)
    const register = office.register(key)
    if (!register?.balance) throw new Refusal('not-found')
    const posts = ledgerPosts(actor, register, 'read')
    const totals = await tx.$queryRaw<{ unitPath: string; total: bigint }[]>`
      SELECT unit_path AS "unitPath", total FROM balance
      WHERE register = ${key} AND holder = ${holder}::uuid AND ${inAreas(Prisma.sql`unit_path`, posts)} ORDER BY unit_path`
    if (totals.length === 0) throw new Refusal('not-found')
    const unitPath = totals[0]?.unitPath
    const detail = { register: key }
    await record(tx, actor, {
      audit: [{ command: 'ledger-balance', outcome: 'done', subject: holder, unitPath, detail }],
      outbox: [],
    })
    const [person] = await readPeople(tx, [holder])
    const writes = ledgerPosts(actor, register, 'write').filter((post) => unitPath?.startsWith(areaOf(post)))
    return {
      ledger: ledgerName(register, locale),
      name: person?.name ?? null,
      measure: register.balance.unit,
      floor: register.balance.min ?? null,
      totals: totals.map((row) => ({
        unit: unitName(office, row.unitPath, locale) ?? row.unitPath,
        path: row.unitPath,
        total: Number(row.total),
      })),
      postings: await postingsOf(tx, { key, holder, where: inAreas(Prisma.sql`unit_path`, posts) }),
      keeps: writes.length > 0,
    }
  },
})

async function postingsOf(
  tx: Transaction,
  { key, holder, where }: { key: string; holder: string; where: Prisma.Sql },
): Promise<PostingLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, p."on"::text AS "on", p.amount, p.why_enc AS "whyEnc", p.entry, p.reverses,
      EXISTS (SELECT 1 FROM posting r WHERE r.reverses = p.id) AS reversed
    FROM (SELECT * FROM posting WHERE register = ${key} AND holder = ${holder}::uuid AND ${where} ORDER BY id DESC LIMIT 200) p
    ORDER BY p.id DESC`
  return rows.map(({ whyEnc, amount, ...row }) => ({
    ...row,
    amount: Number(amount),
    why: whyEnc ? openJson<string>(whyEnc, whyPlace(row.id)) : '',
  }))
}
