import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { factContext } from '../fact-words'
import { type PersonLine, personLines } from '../person-lines'
import { type FactSaid, saidFacts } from '../quality/fact-lines'

export type HistoryLine = FactSaid & { label: string }
/** A merge with the history of either side as it was told, and whether it was undone since. */
export type MergeCard = {
  id: string
  at: string
  reason: string
  undone: { at: string; reason: string } | null
  winner: { person: PersonLine; history: HistoryLine[] }
  loser: { person: PersonLine; history: HistoryLine[] }
}

const historyLength = 60

async function idsOf(tx: Transaction, subject: string): Promise<{ id: string; element: string }[]> {
  return tx.$queryRaw<{ id: string; element: string }[]>`
    SELECT id, element FROM fact WHERE subject = ${subject}::uuid ORDER BY id DESC LIMIT ${historyLength}`
}

/** One merge: both histories stay readable, before and after it is undone. */
export const mergeCard = query({
  name: 'merge-card',
  permission: 'quality.read',
  input: z.strictObject({ merge: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: async ({ tx, input }) =>
    tx.merge.findFirst({ where: { id: input.merge, undoes: null }, select: { unitPath: true } }),
  run: async ({ tx, input: { merge: id, locale } }): Promise<MergeCard> => {
    const office = await loadOffice(tx)
    const merge = await tx.merge.findUniqueOrThrow({ where: { id } })
    const undone = await tx.merge.findUnique({ where: { undoes: id }, select: { at: true, reason: true } })
    const [winner, loser] = await personLines(tx, { ids: [merge.winner, merge.loser], locale })
    if (!winner || !loser) throw new Refusal('not-found')
    const ctx = await factContext(office, locale)
    const labels = new Map(office.elements.map((each) => [each.element, say(each.label, locale)]))
    const history = async (subject: string): Promise<HistoryLine[]> => {
      const ids = await idsOf(tx, subject)
      const said = await saidFacts(
        tx,
        ids.map((each) => each.id),
        { office, ctx },
      )
      return ids.flatMap((each) => {
        const fact = said.get(each.id)
        return fact ? [{ ...fact, label: labels.get(each.element) ?? each.element }] : []
      })
    }
    return {
      ...{ id, at: merge.at.toISOString(), reason: merge.reason },
      undone: undone && { at: undone.at.toISOString(), reason: undone.reason },
      winner: { person: winner, history: await history(winner.id) },
      loser: { person: loser, history: await history(loser.id) },
    }
  },
})
