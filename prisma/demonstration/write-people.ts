import { bindAccount, createPersonAccount } from '@/lib/access/accounts'
import { loginMac } from '@/lib/access/login'
import { addDays } from '@/lib/calendar/add-days'
import { today } from '@/lib/kernel/clock'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { recordFacts } from '@/lib/registry/record-facts'
import { neighbour } from './communities'
import { everybody, furtherHouseholds } from './everybody'
import { stars } from './named-households'
import type { InventedHousehold } from './person'
import { type Ground, groundOf } from './write/ground'
import { householdRows } from './write/household-rows'
import { insertRows } from './write/insert-rows'
import type { Added } from './write/resident-rows'
import { noRows, type Rows, type TableName } from './write/table-columns'

/** As many households as a slow machine writes within the patience of a transaction. */
const atOnce = 60

/**
 * Writes everybody who lives in the demonstration; the same people every time. Answers how many it added. Some households
 * at once, so that a slow machine is no slower than its patience; what an earlier start has written is passed over.
 * The named households, with whom the accounts come, are written last: they are the sign that all is there.
 */
export async function writePeople(people: number): Promise<number> {
  const { named, invented } = everybody()
  const { written, ground } = await transaction({ as: 'worker' }, async ({ tx }) => ({
    written: new Set((await tx.household.findMany({ select: { code: true } })).map(({ code }) => code)),
    ground: await groundOf(tx, await clerks(tx)),
  }))
  let added = 0
  for (const households of inParts(invented, furtherHouseholds(people))) {
    const fresh = households.filter(({ code }) => !written.has(code))
    if (fresh.length === 0) continue
    added += await transaction({ as: 'worker' }, async ({ tx }) => (await writeHouseholds(tx, ground, fresh)).length)
  }
  return added + (await writeNamed(ground, named))
}

function* inParts(...lists: readonly Iterable<InventedHousehold>[]): Generator<InventedHousehold[]> {
  let part: InventedHousehold[] = []
  for (const list of lists) {
    for (const household of list) {
      part.push(household)
      if (part.length < atOnce) continue
      yield part
      part = []
    }
  }
  yield part
}

async function writeHouseholds(
  tx: Transaction,
  ground: Ground,
  households: readonly InventedHousehold[],
): Promise<Added[]> {
  const made = households.map((household) => householdRows(ground, household))
  const rows: Rows = noRows()
  for (const each of made) for (const table of Object.keys(rows) as TableName[]) add(rows, each.rows, table)
  await insertRows(tx, rows)
  await recordFacts(
    tx,
    made.flatMap(({ facts }) => facts),
  )
  return made.flatMap(({ people }) => people)
}

function add<Table extends TableName>(rows: Pick<Rows, Table>, more: Pick<Rows, Table>, table: Table): void {
  rows[table].push(...more[table])
}

/** The people that the guide speaks of, with their accounts and the mandate between two of them, all at once. */
function writeNamed(ground: Ground, households: readonly InventedHousehold[]): Promise<number> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const written = await writeHouseholds(tx, ground, households)
    const starring = stars.flatMap(({ name }) => written.find((each) => each.person.name === name) ?? [])
    for (const star of starring) await openAccount(tx, star)
    await mandateFor(tx, starring)
    return written.length
  })
}

/** Answers the account of the clerk who serves a community. */
async function clerks(tx: Transaction): Promise<Ground['clerkOf']> {
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

async function openAccount(tx: Transaction, { id: resident, person }: Added): Promise<void> {
  const { name, mobile, idNumber } = person
  if (!mobile) throw new Error(`${name} has no mobile number to sign in with`)
  const account = await createPersonAccount(tx, { mobile, name })
  await bindAccount(tx, { account, resident, realLevel: 2, name, idNumber })
}

/** The daughter may act for her mother. */
async function mandateFor(tx: Transaction, [mother, daughter]: readonly Added[]): Promise<void> {
  if (!mother || !daughter) throw new Error('the people of the mandate are missing')
  const sides = { principal: mother.id, agent: daughter.id, unitPath: mother.person.hukou }
  const [from, to] = [addDays(today(), -30), addDays(today(), 335)].map((day) => new Date(day))
  if (from) await tx.mandate.createMany({ data: [{ ...sides, services: ['*'], from, to }] })
}
