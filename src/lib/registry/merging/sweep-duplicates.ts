import 'server-only'
import { office } from '@/lib/catalogue/office'
import { now } from '@/lib/kernel/clock'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { streetOf } from '../street-of'
import { findDuplicates } from './find-duplicates'

const atOnce = 100
const none = '00000000-0000-0000-0000-000000000000'
/** A row becomes visible when its transaction ends, at most so long after its id was made. */
const settledSeconds = 30

type New = { id: string; resident: string; unit: string }

/** The smallest id that could be made at this time. */
function idAt(time: number): string {
  const hex = Math.max(0, time).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

type Stretch = { after: string; before: string }

const sources: Readonly<Record<string, (tx: Transaction, stretch: Stretch) => Promise<New[]>>> = {
  tie: (tx, { after, before }) => tx.$queryRaw<New[]>`
    SELECT id, resident, unit_path AS unit FROM tie WHERE id > ${after}::uuid AND id < ${before}::uuid ORDER BY id LIMIT ${atOnce}`,
  fact: (tx, { after, before }) => tx.$queryRaw<New[]>`
    SELECT id, subject AS resident, unit_path AS unit FROM fact
    WHERE id > ${after}::uuid AND id < ${before}::uuid AND element = 'person.mobile' ORDER BY id LIMIT ${atOnce}`,
}

/**
 * Looks for duplicates of the people who were tied to a street, or whose phone became known, since the last time; a hundred
 * in a turn. Answers true when there may be more at once. What was found before, and what a steward has decided, stays.
 */
export async function sweepDuplicates(settled = settledSeconds): Promise<boolean> {
  const before = idAt(now().getTime() - settled * 1000 + 1)
  const counts: number[] = []
  for (const key of Object.keys(sources))
    counts.push(await transaction({ as: 'worker' }, ({ tx }) => sweep(tx, key, before)))
  return counts.some((count) => count === atOnce)
}

async function sweep(tx: Transaction, key: string, before: string): Promise<number> {
  const mark = await tx.sweepMark.findUnique({ where: { key } })
  const fresh = (await sources[key]?.(tx, { after: mark?.last ?? none, before })) ?? []
  const last = fresh.at(-1)?.id
  if (!last) return 0
  const { units } = await office(tx)
  const wanted = new Map(
    fresh.map(({ resident, unit }) => [`${resident} ${unit}`, { resident, street: streetOf(units, unit) }]),
  )
  for (const each of wanted.values()) await note(tx, each)
  await tx.sweepMark.upsert({ where: { key }, create: { key, last }, update: { last } })
  return fresh.length
}

async function note(tx: Transaction, who: { resident: string; street: string }): Promise<void> {
  const found = await findDuplicates(tx, who)
  const rows = found.map(({ other, why }) => {
    const [a, b] = [who.resident, other].sort() as [string, string]
    return { a, b, unitPath: who.street, why }
  })
  await tx.duplicate.createMany({ data: rows, skipDuplicates: true })
}
