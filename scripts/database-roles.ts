import pg from 'pg'

/** The role that migrations run as: owns the database and every table, is no superuser in the embedded server. */
export const ownerRole = 'yikou_owner'
/** The role of web and worker: may log in, owns nothing, is bound by row-level security. */
export const appRole = 'yikou_app'
/** Owns the few SECURITY DEFINER functions; cannot log in, is not bound by row-level security. */
export const definerRole = 'yikou_definer'

type Plan = {
  /** A connection that may create roles (superuser, or CREATEROLE with BYPASSRLS). */
  superuserUrl: string
  database: string
  /** Who owns the database and runs migrations. Created when it is missing and a password is given. */
  owner: { role: string; password?: string }
  appPassword: string
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function ensureRole(client: pg.Client, role: string, attributes: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  const verb = rowCount ? 'alter' : 'create'
  await client.query(`${verb} role ${client.escapeIdentifier(role)} ${attributes}`)
}

async function ensureDatabase(client: pg.Client, { database, owner }: Plan): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
  if (rowCount) return
  const names = [database, owner.role].map((name) => client.escapeIdentifier(name))
  await client.query(`create database ${names[0]} owner ${names[1]} template template0`)
}

/**
 * Creates or corrects the three roles and what each may do in the database; safe to repeat. The owner becomes a member of
 * the definer role WITH SET (to hand functions over) and INHERIT (to replace them later); neither passes on BYPASSRLS.
 */
export async function databaseRoles(plan: Plan): Promise<void> {
  await withClient(plan.superuserUrl, async (client) => {
    const secret = (password: string) => `login password ${client.escapeLiteral(password)}`
    const plain = 'nosuperuser nocreatedb nocreaterole noreplication'
    await ensureRole(client, definerRole, `nologin ${plain} bypassrls`)
    await ensureRole(client, appRole, `${secret(plan.appPassword)} ${plain} nobypassrls`)
    if (plan.owner.password) {
      await ensureRole(client, plan.owner.role, `${secret(plan.owner.password)} ${plain} nobypassrls`)
    }
    const owner = client.escapeIdentifier(plan.owner.role)
    await client.query(`grant ${definerRole} to ${owner} with set true, inherit true`)
    await ensureDatabase(client, plan)
  })
  await grantOnDatabase(plan)
}

async function grantOnDatabase(plan: Plan): Promise<void> {
  const url = new URL(plan.superuserUrl)
  url.pathname = `/${plan.database}`
  await withClient(url.href, async (client) => {
    const [database, owner] = [plan.database, plan.owner.role].map((name) => client.escapeIdentifier(name))
    await client.query(`
      revoke all on database ${database} from public;
      grant connect on database ${database} to ${appRole};
      revoke create on schema public from public;
      grant usage on schema public to ${appRole};
      grant usage, create on schema public to ${definerRole};
      alter default privileges for role ${owner} in schema public
        grant select, insert, update, delete on tables to ${definerRole};
      alter default privileges for role ${owner} in schema public grant usage on sequences to ${definerRole};`)
  })
}

/** Whether the roles that migrations name are there and the application's role is bound by row-level security. */
export async function roleProblems(adminUrl: string): Promise<string[]> {
  const { rows } = await withClient(adminUrl, (client) =>
    client.query<{ rolname: string; free: boolean }>(
      'select rolname, rolsuper or rolbypassrls as free from pg_roles where rolname = any($1)',
      [[appRole, definerRole]],
    ),
  )
  const missing = [appRole, definerRole].filter((role) => !rows.some((row) => row.rolname === role))
  const free = rows.find((row) => row.rolname === appRole && row.free)
  return [
    ...missing.map((role) => `数据库缺少角色 ${role} · the database has no role ${role}`),
    ...(free ? [`角色 ${appRole} 不受行级安全约束 · role ${appRole} is not bound by row-level security`] : []),
  ]
}
