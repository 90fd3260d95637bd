import pg from 'pg'
import { afterAll } from 'vitest'
import { newSession } from '@/lib/access/session'
import { sealToken } from '@/lib/access/session-token'
import { type Opening, openCase } from '@/lib/cases/open-case'
import type { CaseState, PartyState } from '@/lib/cases/rules/state'
import { newId } from '@/lib/kernel/ids'
import { record } from '@/lib/kernel/record'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { knownOf, snapshotOf } from '@/lib/registry/party'
import type { TestDatabase } from './database'

export const street = 'yunzhou/linjiang/qinghe/'
export const neighbour = 'yunzhou/linjiang/wangjiang/'

/** Looks behind the product's back, as a role that row-level security does not bind. Closed when the file is done. */
export function behind({ superuserUrl }: Pick<TestDatabase, 'superuserUrl'>) {
  const pool = new pg.Pool({ connectionString: superuserUrl, max: 2 })
  afterAll(() => pool.end())
  const ask = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await pool.query<Row>(sql, values)).rows
  return { ask }
}
export type Behind = ReturnType<typeof behind>

export type Person = { resident: string; account: string | null; name: string }
export type StaffPerson = { account: string; role: string; unit: string }

/** A resident by name, with the account that is bound to them. */
export async function personNamed({ ask }: Behind, name: string): Promise<Person> {
  const [row] = await ask<Person>(
    'select r.id as resident, a.id as account, r.name from resident r left join account a on a.resident = r.id where r.name = $1 order by a.id is null, r.id limit 1',
    [name],
  )
  if (!row) throw new Error(`nobody is called ${name}`)
  return row
}

/** Somebody who lives under a unit and has no account. */
export async function somebodyIn({ ask }: Behind, unitPath: string): Promise<Person> {
  const [row] = await ask<Person>(
    `select r.id as resident, null::uuid as account, r.name from resident r join tie t on t.resident = r.id
     where starts_with(t.unit_path, $1) and t.kind = 'hukou'
       and not exists (select 1 from account a where a.resident = r.id) order by r.id limit 1`,
    [unitPath],
  )
  if (!row) throw new Error(`nobody lives under ${unitPath}`)
  return row
}

/** Members of the staff in a role at a unit, first come first. */
export async function staffAt({ ask }: Behind, role: string, unit: string): Promise<StaffPerson[]> {
  return ask<StaffPerson>(
    'select p.account, p.role, p.unit_path as unit from post p where p.role = $1 and p.unit_path = $2 order by p.at, p.id',
    [role, unit],
  )
}

/** A session of an account as the sign-in would open it. */
export async function sessionOf(account: string, kind: 'person' | 'staff'): Promise<{ entry: Entry; cookie: string }> {
  const channel = kind === 'person' ? 'web' : 'counter'
  const made = await transaction({ as: 'signin' }, ({ tx }) =>
    newSession(tx, { account: { id: account, kind }, channel }),
  )
  return { entry: { token: made.token }, cookie: `yk_session=${await sealToken(made.token, made.maxAge)}` }
}

/** A case of somebody, opened without an application form: the rules and the database do not ask where answers came from. */
export async function caseOf(person: Person, opening: Partial<Opening> & { service: string }): Promise<CaseState> {
  return transaction({ as: 'worker' }, async ({ tx, actor }) => {
    const snapshot = snapshotOf(person.resident, await knownOf(tx, person.resident))
    const applicant: PartyState = { role: 'applicant', no: 0, kind: 'person', subject: person.resident, snapshot }
    const outbox: { topic: string; payload: Record<string, string> }[] = []
    const emit = (topic: string, payload: Record<string, string>) => outbox.push({ topic, payload })
    const mover = { account: null, by: '', channel: 'web' }
    const opened = await openCase(
      { tx, emit, mover },
      { id: newId(), parties: [applicant], answers: {}, materials: [], ...opening },
    )
    await record(tx, actor, { audit: [], outbox })
    return opened
  })
}
