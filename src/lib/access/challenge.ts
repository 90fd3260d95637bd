import 'server-only'
import { now } from '@/lib/kernel/clock'
import { mac, openJson, sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'

/** Steps of a sign-in that a browser has open, found again by its visit cookie; never by anything in an address. */
export type ChallengeKind = 'phone-code' | 'staff-sign-in'
export type PhoneCodeState = { mobile: string; next: string | null; verified: boolean; session?: string }
/** `proof`: keyed hash of what closed the step, so that only the same form sent twice gets the same answer. */
export type StaffState = { next: string | null; passed: boolean; session?: string; proof?: string }
type States = { 'phone-code': PhoneCodeState; 'staff-sign-in': StaffState }

export type Challenge<Kind extends ChallengeKind> = {
  id: string
  account: string | null
  codeMac: string | null
  used: boolean
  state: States[Kind]
}

const minutes = { 'phone-code': 5, 'staff-sign-in': 10 } as const
const maxTries = 5
/** How long a form that was sent twice still gets the answer of the first. */
const againMs = 60_000

const place = (id: string) => `challenge.data_enc:${id}`

/** The visit of this transaction, as the door entered it. Refuses when the browser keeps no cookies. */
export async function visitOf(tx: Transaction): Promise<string> {
  const [row] = await tx.$queryRaw<{ visit: string | null }[]>`SELECT current_setting('app.visit', true) AS visit`
  if (!row?.visit) throw new Refusal('conflict', 'no-cookies')
  return row.visit
}

/** The keyed hash of a code of one challenge. */
export function codeMac(challenge: string, code: string): string {
  return mac('challenge-code', `${challenge}:${code}`)
}

/** Opens a step for this browser; an older one of the same kind ends. */
export async function startChallenge<Kind extends ChallengeKind>(
  tx: Transaction,
  made: { kind: Kind; account?: string; code?: string; state: States[Kind] },
): Promise<void> {
  const macOf = mac('visit', await visitOf(tx))
  await tx.challenge.updateMany({ where: { kind: made.kind, macOf, usedAt: null }, data: { usedAt: now() } })
  const id = newId()
  const until = new Date(now().getTime() + minutes[made.kind] * 60_000)
  const code = made.code === undefined ? null : codeMac(id, made.code)
  const dataEnc = sealJson(made.state, place(id))
  await tx.challenge.createMany({
    data: [{ id, kind: made.kind, macOf, codeMac: code, account: made.account ?? null, until, dataEnc }],
  })
}

type Asked<Kind> = { kind: Kind; visit: string; usedToo?: boolean }

/** The newest step of this kind that this browser has open; with `usedToo` also one that was used a moment ago. */
export async function openChallenge<Kind extends ChallengeKind>(
  tx: Transaction,
  { kind, visit, usedToo }: Asked<Kind>,
): Promise<Challenge<Kind> | null> {
  const recently = { usedAt: { gt: new Date(now().getTime() - againMs) } }
  const open = { kind, macOf: mac('visit', visit), until: { gt: now() }, tries: { lte: maxTries } }
  const row = await tx.challenge.findFirst({
    where: { ...open, OR: usedToo ? [{ usedAt: null }, recently] : [{ usedAt: null }] },
    orderBy: { id: 'desc' },
    select: { id: true, account: true, codeMac: true, usedAt: true, dataEnc: true },
  })
  if (!row) return null
  const state = openJson<States[Kind]>(row.dataEnc ?? '', place(row.id))
  return { id: row.id, account: row.account, codeMac: row.codeMac, used: row.usedAt !== null, state }
}

/** Counts one try before it is looked at, so that parallel guesses cannot share one. The sixth finds nothing open. */
export async function countTry(
  tx: Transaction,
  { kind, visit }: { kind: ChallengeKind; visit: string },
): Promise<void> {
  const found = await openChallenge(tx, { kind, visit, usedToo: true })
  if (found) await tx.challenge.updateMany({ where: { id: found.id }, data: { tries: { increment: 1 } } })
}

/** Writes what has happened to a step; `used` closes it. Answers false when somebody else closed it first. */
export async function moveChallenge<Kind extends ChallengeKind>(
  tx: Transaction,
  { challenge, state, used }: { challenge: Challenge<Kind>; state: States[Kind]; used: boolean },
): Promise<boolean> {
  const data = { dataEnc: sealJson(state, place(challenge.id)), ...(used && { usedAt: now() }) }
  const moved = await tx.challenge.updateMany({ where: { id: challenge.id, usedAt: null }, data })
  return moved.count === 1
}
