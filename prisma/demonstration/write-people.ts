import { bindAccount, createPersonAccount } from '@/lib/access/accounts'
import { loginMac } from '@/lib/access/login'
import { addDays } from '@/lib/calendar/add-days'
import { today } from '@/lib/kernel/clock'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { neighbour } from './communities'
import { everybody } from './everybody'
import { stars } from './named-households'
import type { InventedHousehold } from './person'
import { type Witness, type Written, writeHousehold } from './write-household'

/**
 * Writes everybody who lives in the demonstration; the same people every time. Answers how many it added. A transaction for
 * each household, so that a slow machine is no slower than its patience; what an earlier start has written is passed over.
 * The named households, with whom the accounts come, are written last: they are the sign that all is there.
 */
export async function writePeople(): Promise<number> {
  const { named, invented, drawn } = everybody()
  const spokenOn = spoken(drawn.between)
  const { written: known, clerkOf } = await transaction({ as: 'worker' }, async ({ tx }) => ({
    written: new Set((await tx.household.findMany({ select: { code: true } })).map(({ code }) => code)),
    clerkOf: await clerks(tx),
  }))
  let added = 0
  for (const household of invented) {
    if (known.has(household.code)) continue
    const people = await transaction({ as: 'worker' }, ({ tx }) => writeHousehold(tx, household, { spokenOn, clerkOf }))
    added += people.length
  }
  return added + (await writeNamed(named, { spokenOn, clerkOf }))
}

/** The people that the guide speaks of, with their accounts and the mandate between two of them, all at once. */
function writeNamed(households: readonly InventedHousehold[], witness: Witness): Promise<number> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const written: Written[] = []
    for (const household of households) written.push(...(await writeHousehold(tx, household, witness)))
    const starring = stars.flatMap(({ name }) => written.find((each) => each.name === name) ?? [])
    for (const star of starring) await openAccount(tx, star)
    await mandateFor(tx, starring)
    return written.length
  })
}

function spoken(between: (least: number, most: number) => number): Witness['spokenOn'] {
  const ago = { 'population-register': [20, 40], self: [60, 300], collector: [10, 80], staff: [90, 200] } as const
  return (source) => {
    const [least, most] = ago[source]
    return `${addDays(today(), -between(least, most))}T02:00:00Z`
  }
}

/** Answers the account of the clerk who serves a community. */
async function clerks(tx: Transaction): Promise<Witness['clerkOf']> {
  const usernames = ['chenjing', 'wj-linna'] as const
  const found = await Promise.all(
    usernames.map((name) =>
      tx.account.findUnique({ where: { loginMac: loginMac('staff', name) }, select: { id: true } }),
    ),
  )
  const [here, there] = found.map((each) => each?.id)
  return (community) => {
    const clerk = community.startsWith(neighbour) ? there : here
    if (!clerk) throw new Error(`nobody serves ${community}`)
    return clerk
  }
}

async function openAccount(tx: Transaction, { name, resident, person }: Written): Promise<void> {
  if (!person.mobile) throw new Error(`${name} has no mobile number to sign in with`)
  const account = await createPersonAccount(tx, { mobile: person.mobile, name })
  await bindAccount(tx, { account, resident, realLevel: 2, name, idNumber: person.idNumber })
}

/** The daughter may act for her mother. */
async function mandateFor(tx: Transaction, [mother, daughter]: readonly Written[]): Promise<void> {
  if (!mother || !daughter) throw new Error('the people of the mandate are missing')
  const sides = { principal: mother.resident, agent: daughter.resident, unitPath: mother.community }
  const [from, to] = [addDays(today(), -30), addDays(today(), 335)].map((day) => new Date(day))
  if (from) await tx.mandate.createMany({ data: [{ ...sides, services: ['*'], from, to }] })
}
