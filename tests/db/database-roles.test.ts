import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database'

const urls = await testDatabase()
const clients = [urls.appUrl, urls.ownerUrl].map((connectionString) => new pg.Client({ connectionString }))
const [app, owner] = clients as [pg.Client, pg.Client]
await Promise.all(clients.map((client) => client.connect()))
afterAll(() => Promise.all(clients.map((client) => client.end())))

test('the application owns nothing, creates nothing and is bound by row-level security', async () => {
  const { rows } = await app.query(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      (select count(*)::int from pg_class where relowner = r.oid) as owned
    from pg_roles r where rolname = current_user`)
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 }])
  await expect(app.query('create table mine (id int)')).rejects.toThrow(/permission denied/)
  await expect(app.query('set role yikou_definer')).rejects.toThrow(/permission denied/)
})

test('the application cannot touch the record of migrations', async () => {
  expect((await app.query('select 1 from _prisma_migrations')).rowCount).toBeGreaterThan(0)
  await expect(app.query('delete from _prisma_migrations')).rejects.toThrow(/permission denied/)
})

test('every table has row-level security, also for its owner, but the store of the rate limiter', async () => {
  const { rows } = await owner.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and relname <> 'rate_limit' and not (relrowsecurity and relforcerowsecurity)
      and has_table_privilege('yikou_app', oid, 'insert, update, delete')`)
  expect(rows).toEqual([])
})

test('the owner hands functions to the definer role and replaces them later, without being free of policies', async () => {
  await owner.query('create function probe() returns int language sql security definer as $$ select 1 $$')
  await owner.query('alter function probe() owner to yikou_definer')
  await owner.query('create or replace function probe() returns int language sql security definer as $$ select 2 $$')
  expect((await app.query('select probe() as answer')).rows).toEqual([{ answer: 2 }])
  const { rows } = await owner.query(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  )
  expect(rows).toEqual([{ free: false }])
})

test('text sorts by code point and characters beyond the basic plane are kept', async () => {
  const { rows } = await app.query(`select '𠮷一' as rare, 'a' < '一' as ordered, length('𠮷') as one`)
  expect(rows).toEqual([{ rare: '𠮷一', ordered: true, one: 1 }])
})

test('no rule of the database asks for a day but in China', async () => {
  const { rows } = await owner.query<{ name: string }>(`
    select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosrc ~* '\\m(current_date|localtimestamp|now\\(\\)::date)'
    union all select polrelid::regclass || ' ' || polname from pg_policy
      where pg_get_expr(polqual, polrelid) ~* 'current_date' or pg_get_expr(polwithcheck, polrelid) ~* 'current_date'
    union all select adrelid::regclass::text from pg_attrdef where pg_get_expr(adbin, adrelid) ~* 'current_date'`)
  expect(rows).toEqual([])
  const { rows: days } = await app.query(`select app_today()::text as day, now() as at`)
  expect(days[0].day).toBe(new Date(days[0].at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10))
})
