import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { typescriptNode } from './run-process'

type Program = {
  name: string
  entry: string
  /** Node's arguments; those of any TypeScript entry when left out. */
  node?: readonly string[]
  environment: NodeJS.ProcessEnv
  logDir: string
  /** Called when it keeps crashing and nobody should wait for it any longer. */
  gaveUp: (name: string) => void
}

export type Supervised = {
  /** The process of the moment, for tests that kill it. */
  pid: () => number | undefined
  stop: () => Promise<void>
}

const maxLogBytes = 20_000_000
const crashWindowMs = 60_000
const crashesAllowed = 5
const stopPatienceMs = 15_000

function logFile(dir: string, name: string): number {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const file = join(dir, `${name}.log`)
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > maxLogBytes) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

/**
 * Runs one process of the product with its output in `<logDir>/<name>.log`, and starts it again a second after a crash, at
 * most five times a minute. It is told to stop gently and killed only after 15 seconds.
 */
export function supervise(program: Program): Supervised {
  let child: ChildProcess | undefined
  let stopping = false
  const crashes: number[] = []
  const out = logFile(program.logDir, program.name)

  function begin(): void {
    const started = spawn(process.execPath, [...(program.node ?? typescriptNode), program.entry], {
      env: program.environment,
      // The fourth channel tells the child when this process is gone. Its own group: Ctrl-C comes through us, once.
      stdio: ['ignore', out, out, 'ipc'],
      detached: true,
    })
    started.once('exit', () => void crashed())
    child = started
  }

  async function crashed(): Promise<void> {
    if (stopping) return
    const now = Date.now()
    crashes.push(now)
    if (crashes.filter((at) => now - at < crashWindowMs).length > crashesAllowed) {
      program.gaveUp(program.name)
      return
    }
    await sleep(1000)
    if (!stopping) begin()
  }

  async function stop(): Promise<void> {
    stopping = true
    const last = child
    if (!last || last.exitCode !== null || last.signalCode !== null) return
    const ended = new Promise((done) => last.once('exit', done))
    last.kill('SIGTERM')
    const impatience = setTimeout(() => last.kill('SIGKILL'), stopPatienceMs)
    await ended
    clearTimeout(impatience)
  }

  begin()
  return { pid: () => child?.pid, stop }
}
