import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type PostgresPlace, postgresPlace } from './postgres-place'
import { runProcess } from './run-process'

/** A running server: addresses of the one database in it, each with the role's password. */
export type EmbeddedPostgres = {
  port: number
  /** Superuser: creates roles and databases, nothing else. */
  superuserUrl: string
  /** Owner of the database: migrations only. */
  adminUrl: string
  /** The application's role, which owns nothing and is bound by row-level security. */
  appUrl: string
  passwords: Passwords
  /** Ends the server cleanly; open connections are closed. Does nothing when it belongs to another process. */
  stop: () => Promise<void>
}

export type Passwords = { superuser: string; owner: string; app: string }

type Options = {
  /** Folder of the installation; the server's place is its subfolder `postgres`. */
  dataDir: string
  /** Extra server settings, such as `{ fsync: 'off' }` for tests. */
  settings?: Readonly<Record<string, string>>
}

const superuser = 'yikou_super'
const databaseName = 'yikou'

function passwordsOf(home: string): Passwords {
  const file = join(home, 'passwords.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords
  const fresh = () => randomBytes(24).toString('base64url')
  const passwords = { superuser: fresh(), owner: fresh(), app: fresh() }
  writeFileSync(file, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 })
  return passwords
}

/** Built beside its final name and renamed when complete: an interrupted first start leaves nothing half made. */
async function createCluster({ home, server, cluster, user }: PostgresPlace, password: string): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  const draft = `${cluster}.new`
  const passwordFile = join(home, 'initial-password')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) {
    for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid)
  }
  const common = ['-D', draft, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
  const provider = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  // Systems without the operating system's C.UTF-8 take C for what the built-in provider does not cover.
  for (const locale of ['C.UTF-8', 'C']) {
    const { code, output } = await runProcess(
      [join(server, 'bin', 'initdb'), ...common, ...provider, `--locale=${locale}`, '--no-instructions'],
      { ...user, cwd: '/', env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin' } },
    )
    if (code === 0) break
    if (locale === 'C') throw new Error(`建立数据库失败 · The database could not be created:\n${output}`)
  }
  rmSync(passwordFile)
  renameSync(draft, cluster)
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
}

/** The server that already runs on this cluster, if any. A lock file left by a crash is removed, even if its number is in use again. */
function runningServer(cluster: string): { pid: number; port: number } | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  if (pid && port && commandOf(Number(pid)).includes(cluster)) return { pid: Number(pid), port: Number(port) }
  rmSync(file, { force: true })
  return undefined
}

function freePort(): Promise<number> {
  return new Promise((fulfil, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => fulfil(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function launch(place: PostgresPlace, { port, options }: { port: number; options: Options }): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...options.settings,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const logs = join(options.dataDir, 'logs')
  mkdirSync(logs, { recursive: true })
  const out = openSync(join(logs, 'postgres.log'), 'a', 0o600)
  return spawn(join(place.server, 'bin', 'postgres'), ['-D', place.cluster, '-p', String(port), ...flags], {
    ...place.user,
    cwd: '/',
    env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin' },
    stdio: ['ignore', out, out],
    // Its own process group: Ctrl-C reaches web and worker first, the database is stopped last.
    detached: true,
  })
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The server removes its lock file as its last act; its process may linger unreaped where init does not collect it. */
async function stopServer(pid: number, cluster: string): Promise<void> {
  const up = () => alive(pid) && existsSync(join(cluster, 'postmaster.pid'))
  if (!up()) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 15_000 && up(); waited += 25) await sleep(25)
  if (up()) process.kill(pid, 'SIGQUIT')
}

async function bringUp(
  place: PostgresPlace,
  options: Options,
  password: string,
): Promise<{ pid: number; port: number }> {
  const running = runningServer(place.cluster)
  if (running) return running
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const child = launch(place, { port, options })
    let ended = false
    child.on('exit', () => {
      ended = true
    })
    child.on('error', () => {
      ended = true
    })
    const url = address(superuser, password, port, 'postgres')
    for (let waited = 0; waited < 60_000 && !ended; waited += 50) {
      if (child.pid && (await answers(url))) {
        child.unref()
        return { pid: child.pid, port }
      }
      await sleep(50)
    }
    if (!ended) child.kill('SIGQUIT')
    if (attempt === 3)
      throw new Error(`PostgreSQL 启动失败，见 · PostgreSQL did not start, see ${options.dataDir}/logs/postgres.log`)
  }
}

function address(role: string, password: string, port: number, database: string): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

/**
 * Starts the PostgreSQL that npm installed, on this machine only and on a free port, creating its cluster at the first
 * time (UTF-8, code-point order, passwords checked by SCRAM). Works as an ordinary user and as root. A server that still
 * runs on the same data (its parent was killed) is taken over. Roles and database are the business of `databaseRoles`.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  const place = postgresPlace(dataDir)
  const passwords = passwordsOf(place.home)
  await createCluster(place, passwords.superuser)
  const { pid, port } = await bringUp(place, { ...options, dataDir }, passwords.superuser)
  return {
    port,
    passwords,
    superuserUrl: address(superuser, passwords.superuser, port, 'postgres'),
    adminUrl: address('yikou_owner', passwords.owner, port, databaseName),
    appUrl: address('yikou_app', passwords.app, port, databaseName),
    stop: () => stopServer(pid, place.cluster),
  }
}

/** The running server of a data folder, or nothing: for operators' commands beside `npm start`. Its `stop` does nothing. */
export async function findEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres | undefined> {
  const home = join(resolve(dataDir), 'postgres')
  if (!existsSync(join(home, 'cluster'))) return undefined
  const running = runningServer(join(realpathSync(home), 'cluster'))
  if (!running) return undefined
  const started = await startEmbeddedPostgres({ dataDir })
  return { ...started, stop: async () => undefined }
}
