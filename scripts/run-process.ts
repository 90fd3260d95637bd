import { type SpawnOptions, spawn } from 'node:child_process'

/** What a finished child process left behind. */
export type Finished = { code: number; output: string }

/**
 * Runs a program to its end and collects what it printed (both streams, in the order of arrival).
 * Never rejects for an exit code other than 0: the caller decides. Rejects when the program cannot be started.
 */
export function runProcess(
  [program, ...args]: readonly [string, ...string[]],
  options: SpawnOptions = {},
): Promise<Finished> {
  return new Promise((fulfil, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      fulfil({ code: code ?? (signal ? 128 : 1), output: Buffer.concat(chunks).toString('utf8') })
    })
  })
}

/** Node's arguments for a TypeScript entry of this project outside Next: path aliases and `server-only` resolve. */
export const typescriptNode = ['--conditions=react-server', '--import', 'tsx'] as const

/** The same for the worker: imports of many thousand rows stay within 400 MB, because garbage is collected instead of kept. */
export const workerNode = ['--max-old-space-size=256', '--max-semi-space-size=16', ...typescriptNode] as const
