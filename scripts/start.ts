import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSettings } from '@/lib/kernel/env'
import { buildWhenStale } from './build-when-stale'
import { generateClient } from './generate-client'
import { migrate } from './migrate'
import { installationSettings, type OpenDatabase, openDatabase } from './open-database'
import { runProcess, typescriptNode, workerNode } from './run-process'
import { registryStandIn } from './stand-in-settings'
import { type Supervised, supervise } from './supervise'

const development = process.argv.includes('--dev')
const dataDir = resolve(process.env.DATA_DIR?.trim() || '.data')
const lock = join(dataDir, 'running.pid')
const readyPatienceMs = 120_000

const began = Date.now()
const cleanUp: (() => Promise<void>)[] = []
let ending = false

function say(sentence: string): void {
  console.log(`[${String(Math.round((Date.now() - began) / 1000)).padStart(3)} s] ${sentence}`)
}

/** Stops what was started, last first; a second signal meanwhile changes nothing. */
async function end(code: number): Promise<never> {
  if (ending) return new Promise(() => undefined)
  ending = true
  for (const undo of cleanUp.reverse()) await undo().catch((problem: unknown) => console.error(problem))
  process.exit(code)
}

function fail(problem: unknown): Promise<never> {
  console.error(problem instanceof Error ? problem.message : problem)
  return end(1)
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.ts')
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM'
  }
}

function takeDataDir(): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK)
  } catch {
    throw new Error(`数据文件夹不可写，请检查 DATA_DIR · The data folder cannot be written, check DATA_DIR: ${dataDir}`)
  }
  const other = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
  if (other && other !== process.pid && alive(other)) {
    throw new Error(
      `已在运行（进程 ${other}），数据文件夹 · Already running (process ${other}) with the data folder ${dataDir}`,
    )
  }
  writeFileSync(lock, String(process.pid))
  cleanUp.push(async () => rmSync(lock, { force: true }))
}

/** Everything wrong with the settings at once, before anything heavy. The embedded database gets its address later. */
function checkSettings(): void {
  const settings = installationSettings()
  const result = readSettings({ DATABASE_URL: 'postgresql://yikou_app@127.0.0.1/yikou', ...withoutEmpty(settings) })
  if (!result.ok) {
    throw new Error(
      `设置有误，未启动 · Settings are wrong, nothing was started:\n  - ${result.problems.join('\n  - ')}`,
    )
  }
}

function withoutEmpty(settings: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value?.trim()))
}

async function seed(environment: OpenDatabase['environment']): Promise<void> {
  const { code, output } = await runProcess([process.execPath, ...typescriptNode, 'prisma/seed.ts'], {
    env: environment,
  })
  if (code !== 0) throw new Error(`业务定义发布失败 · The definitions could not be published:\n${output}`)
}

async function prepare(): Promise<OpenDatabase['environment']> {
  say(
    process.env.DATABASE_URL?.trim()
      ? '连接数据库… · Connecting to the database…'
      : '启动内置数据库… · Starting the embedded database…',
  )
  const database = await openDatabase()
  cleanUp.push(database.stop)
  if (await generateClient()) say('数据库客户端已更新 · Database client generated')
  const { DATABASE_ADMIN_URL: adminUrl } = database.environment
  if (adminUrl) {
    const applied = await migrate({ adminUrl })
    if (applied.length > 0) say(`数据库已升级：${applied.length} 项 · Migrations applied: ${applied.length}`)
  }
  say('发布业务定义… · Publishing the definitions…')
  const standIn = await registryStandIn(database.environment, dataDir)
  await seed({ ...database.environment, ...standIn })
  const mode = development ? 'development' : 'production'
  const environment: NodeJS.ProcessEnv = { ...database.environment, ...standIn, DATA_DIR: dataDir, NODE_ENV: mode }
  if (!development) {
    say('检查网页构建（首次约一分钟）… · Building the pages if they changed (about a minute the first time)…')
    await buildWhenStale(environment)
  }
  return environment
}

/** The running processes never hold the owner's password: they cannot change tables or policies. */
function run(environment: OpenDatabase['environment']): Supervised[] {
  const { DATABASE_ADMIN_URL: _withheld, ...own } = environment
  const gaveUp = (name: string): void => {
    void fail(`${name} 反复退出，已停止；见 · ${name} keeps crashing, see ${join(dataDir, 'logs', `${name}.log`)}`)
  }
  const common = { environment: { ...own, NEXT_TELEMETRY_DISABLED: '1' }, logDir: join(dataDir, 'logs'), gaveUp }
  return [
    ...(environment.DEMO === '1' && environment.REGISTRY_STANDIN_KEY
      ? [supervise({ ...common, name: 'registry', entry: 'scripts/registry-standin.ts' })]
      : []),
    supervise({ ...common, name: 'web', entry: 'src/server.ts' }),
    supervise({ ...common, name: 'worker', entry: 'src/worker.ts', node: workerNode }),
  ]
}

/** Never answers when the end has begun meanwhile: whoever began it says why. */
async function untilReady(port: string): Promise<void> {
  let last = 'web'
  for (const until = Date.now() + readyPatienceMs; Date.now() < until && !ending; await sleep(250)) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => undefined)
    if (answer?.status === 200) return
    if (answer) last = (await answer.text()).slice(0, 200)
  }
  if (ending) return new Promise(() => undefined)
  throw new Error(`两分钟内没有就绪 · Not ready within two minutes: ${last}（${join(dataDir, 'logs')}）`)
}

/** The note that the seed left. Phones stand in it, so it is said once and does not stay on the disk. */
function welcome(): string[] {
  const file = join(dataDir, 'welcome.json')
  if (!existsSync(file)) return []
  const { lines } = JSON.parse(readFileSync(file, 'utf8')) as { lines: string[] }
  rmSync(file)
  return lines
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!ending) console.log('\n正在停止… · Stopping…')
    void end(0)
  })
}
process.on('disconnect', () => void end(0))

try {
  checkSettings()
  takeDataDir()
  const environment = await prepare()
  const port = environment.PORT?.trim() || '3000'
  say('启动网站和后台任务… · Starting web and worker…')
  const programs = run(environment)
  cleanUp.push(async () => {
    await Promise.all(programs.map((program) => program.stop()))
  })
  await untilReady(port)
  say(`已就绪 · Ready: ${environment.APP_ORIGIN?.trim() || `http://localhost:${port}`}`)
  for (const line of welcome()) console.log(line)
  console.log('按 Ctrl-C 停止 · Ctrl-C stops everything')
} catch (problem) {
  await fail(problem)
}
