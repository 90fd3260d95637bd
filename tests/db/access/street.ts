import { readFileSync } from 'node:fs'
import pg from 'pg'
import { createStaffAccount, givePost } from '@/lib/access/accounts'
import { sessionToken } from '@/lib/access/session-token'
import { syncRoles, syncUnits } from '@/lib/access/units'
import type { Actor } from '@/lib/kernel/actor'
import { transaction } from '@/lib/kernel/transaction'
import type { Browser } from './browser'

export const street = 'yunzhou/linjiang/qinghe/'
export const password = 'Guihua-2026'

const read = (name: string) => JSON.parse(readFileSync(`prisma/definitions/${name}.json`, 'utf8'))

/** The units and roles that the product ships. */
export async function openStreet(): Promise<void> {
  await transaction({ as: 'worker' }, async ({ tx }) => {
    await syncUnits(tx, { districts: read('districts'), departments: read('departments') })
    await syncRoles(tx, read('roles').roles)
  })
}

type Member = { username: string; role?: string; unit?: string; demo?: boolean; mustChange?: boolean }

/** A member of staff at a desk of the street. */
export async function member(made: Member): Promise<string> {
  const { username, role = 'clerk', unit = `${street}hall/`, demo = false, mustChange = false } = made
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const account = await createStaffAccount(tx, { username, name: `员工${username}`, password, demo, mustChange })
    await givePost(tx, { account, unitPath: unit, role })
    return account
  })
}

/** Looks behind the product's back, or winds a row back in time. */
export async function asOwner<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

async function actorOf(web: Browser): Promise<Actor | null> {
  const token = await sessionToken([...web.jar].map(([name, value]) => `${name}=${value}`).join('; '))
  return token ? transaction({ token }, async ({ actor }) => actor) : null
}

/** Who a browser is signed in as: the account, or null. */
export async function whoIs(web: Browser): Promise<string | null> {
  return (await actorOf(web))?.account ?? null
}

/** The roles that a browser acts in now. */
export async function postsOf(web: Browser): Promise<string[]> {
  return (await actorOf(web))?.posts.map((post) => post.role) ?? []
}
