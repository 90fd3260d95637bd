import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { workerNode } from '../../scripts/run-process'

export type WorkerProcess = {
  pid: number
  kill: () => Promise<void>
  peakMegabytes: () => number
  cpuSeconds: () => number
}

/** A real worker in a process of its own, with the settings of this test file. `kill` is SIGKILL: nothing is tidied up. */
export async function workerProcess(settings: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
  const env = { ...process.env, ...settings }
  const child = spawn(process.execPath, [...workerNode, 'src/worker.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const pid = child.pid ?? 0
  await started(child)
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return {
    pid,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    peakMegabytes: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    cpuSeconds: () => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / 100
    },
  }
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    let said = ''
    const hear = (part: Buffer) => {
      said += part
      if (said.includes('worker is running')) ready()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => failed(new Error(`the worker ended with ${code}: ${said}`)))
  })
}
