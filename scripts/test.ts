import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildWhenStale } from './build-when-stale'
import { ensureBrowser, ensureChineseFont, ensurePdfPrograms } from './ensure-browser'
import { generateClient } from './generate-client'

type Count = { passed: number; failed: number }
type Step = { name: string; run: () => Promise<Count> }

const require = createRequire(import.meta.url)
const reports = 'reports'
const one: Count = { passed: 1, failed: 0 }
const none: Count = { passed: 0, failed: 1 }

/** The file behind a package's command, as its package.json names it: works without links in `node_modules/.bin`. */
function commandOf(packageName: string, command: string): string {
  const manifest = require.resolve(`${packageName}/package.json`)
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> }
  const file = typeof bin === 'string' ? bin : bin[command]
  if (!file) throw new Error(`${packageName} has no command ${command}`)
  return join(dirname(manifest), file)
}

/** Runs a tool with its output on this terminal; answers its exit code. */
function tool(file: string, args: readonly string[], more: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [file, ...args], { stdio: 'inherit', env: { ...process.env, ...more } })
    child.on('error', () => done(1))
    child.on('exit', (code) => done(code ?? 1))
  })
}

async function whole(file: string, args: readonly string[]): Promise<Count> {
  return (await tool(file, args)) === 0 ? one : none
}

function readReport<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined
}

/** A tool that fails without a failed test (a file that does not load, a server that does not start) is one failure more. */
function judged(count: Count, code: number): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

async function vitest(...projects: string[]): Promise<Count> {
  const file = join(reports, `${projects.join('-')}.json`)
  rmSync(file, { force: true })
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await tool(commandOf('vitest', 'vitest'), ['run', ...chosen, ...reporters])
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file)
  return report ? judged({ passed: report.numPassedTests, failed: report.numFailedTests }, code) : none
}

async function journeys(): Promise<Count> {
  const file = join(reports, 'journeys.json')
  rmSync(file, { force: true })
  ensureChineseFont()
  ensurePdfPrograms()
  const browser = await ensureBrowser()
  const code = await tool(commandOf('@playwright/test', 'playwright'), ['test'], {
    ...process.env,
    CHROMIUM_PATH: browser,
  })
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(file)
  if (!report) return none
  return judged({ passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }, code)
}

async function built(): Promise<Count> {
  await buildWhenStale(process.env)
  return one
}

const steps = {
  types: { name: '类型 · types', run: () => whole(commandOf('typescript', 'tsc'), ['--noEmit', '-p', '.']) },
  style: {
    name: '格式 · Biome',
    run: () => whole(commandOf('@biomejs/biome', 'biome'), ['check', '--error-on-warnings']),
  },
  house: { name: '结构与定义 · architecture and definitions', run: () => vitest('house') },
  unit: { name: '单元 · unit', run: () => vitest('unit') },
  database: { name: '数据库 · database', run: () => vitest('database') },
  build: { name: '构建 · build', run: built },
  journeys: { name: '浏览器 · journeys', run: journeys },
} satisfies Record<string, Step>

const sets: Record<string, (keyof typeof steps)[]> = {
  '--check': ['types', 'style', 'house'],
  '--unit': ['house', 'unit'],
  '--database': ['database'],
  '--journeys': ['build', 'journeys'],
}

async function measured({ name, run }: Step): Promise<Count> {
  console.log(`\n▶ ${name}`)
  const began = Date.now()
  const count = await run().catch((problem: unknown) => {
    console.error(problem instanceof Error ? problem.message : problem)
    return none
  })
  const seconds = Math.round((Date.now() - began) / 1000)
  console.log(
    `${count.failed === 0 ? '✓' : '✗'} ${name}: ${count.passed} / ${count.passed + count.failed}, ${seconds} s`,
  )
  return count
}

mkdirSync(reports, { recursive: true })
process.env.NEXT_TELEMETRY_DISABLED = '1'
if (process.argv.includes('--full')) process.env.FULL = '1'
const chosen = Object.keys(sets).filter((flag) => process.argv.includes(flag))
const wanted = chosen.length > 0 ? chosen.flatMap((flag) => sets[flag] ?? []) : Object.keys(steps)
const total: Count = { passed: 0, failed: 0 }
await generateClient()
for (const [key, step] of Object.entries(steps)) {
  if (!wanted.includes(key)) continue
  const count = await measured(step)
  total.passed += count.passed
  total.failed += count.failed
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
