import { bindAccount, createPersonAccount } from '@/lib/access/accounts'
import { loginMac } from '@/lib/access/login'
import { addDays } from '@/lib/calendar/add-days'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { communities, neighbour } from './communities'
import { dice } from './dice'
import { inventHouseholds } from './invent-households'
import { inventedNumbers } from './invented-numbers'
import { namedHouseholds, stars } from './named-households'
import { type Witness, type Written, writeHousehold } from './write-household'

const seed = 20_261_124

/** Writes everybody who lives in the demonstration; the same people every time. Answers how many. */
export async function writePeople(tx: Transaction): Promise<number> {
  const drawn = dice(seed)
  const maker = { dice: drawn, numbers: inventedNumbers(drawn) }
  const named = namedHouseholds(maker.numbers)
  const invented = communities.flatMap((community) => inventHouseholds(maker, community, named))
  const witness = { spokenOn: spoken(drawn.between), clerkOf: await clerks(tx) }
  const written: Written[] = []
  for (const household of [...named, ...invented]) written.push(...(await writeHousehold(tx, household, witness)))
  const starring = stars.flatMap(({ name }) => written.find((each) => each.name === name) ?? [])
  for (const star of starring) await openAccount(tx, star)
  await mandateFor(tx, starring)
  return written.length
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
  if (from) await tx.mandate.createMany({ data: [{ ...sides, services: [], from, to }] })
}
