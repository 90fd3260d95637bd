// Plain Node without dependencies: this part runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const floor = [20, 19]

/** Prints one sentence and ends the process. */
export function refuse(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** Makes the project's folder the current one, reads `.env`, and checks the Node version. */
export function enterProject() {
  process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'))
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < floor[0] || (major === floor[0] && minor < floor[1])) {
    refuse(
      `需要 Node ${floor.join('.')} 或更新版本，现在是 ${process.versions.node} · Node ${floor.join('.')} or newer is needed, this is ${process.versions.node}`,
    )
  }
  if (existsSync('.env')) process.loadEnvFile('.env')
}

function installed() {
  if (!existsSync('node_modules/.package-lock.json')) return false
  const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const present = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || entry.link || present[path]?.version === entry.version,
  )
}

/** Installs the locked dependencies when they are missing or others than the lockfile names. */
export function ensureDependencies() {
  if (installed()) return
  console.log('安装依赖（首次约一分钟）… · Installing the locked dependencies…')
  const viaNpm = process.env.npm_execpath?.endsWith('.js')
  const [program, ...before] = viaNpm ? [process.execPath, process.env.npm_execpath] : ['npm']
  const { status } = spawnSync(program, [...before, 'ci', '--include=dev', '--no-progress'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) refuse('依赖安装失败，详情见上 · The dependencies could not be installed, see above')
}

/** Ends the process with one sentence when nobody could listen there. */
export function refuseTakenPort(port, host) {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', (problem) => {
      if (problem.code === 'EADDRINUSE') {
        refuse(
          `端口 ${port} 已被占用，请换一个，例如 PORT=${port + 1} npm start · Port ${port} is taken, choose another: PORT=${port + 1} npm start`,
        )
      }
      refuse(`无法监听 ${host}:${port}（${problem.code}） · Cannot listen on ${host}:${port} (${problem.code})`)
    })
    probe.listen({ port, host }, () => probe.close(done))
  })
}

/** Runs a TypeScript program of the project and passes signals on; ends with its exit code. */
export function handOver(entry, args) {
  const flags = ['--conditions=react-server', '--import', 'tsx']
  const child = spawn(process.execPath, [...flags, entry, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
