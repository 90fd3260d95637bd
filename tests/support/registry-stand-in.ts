import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { typescriptNode } from '../../scripts/run-process'
import type { FaultName } from '../../scripts/standin-faults'

export type Served = { id: string; connector: string; at: string; outcome: string }
export type StandIn = {
  url: string
  /** Settings that connect this process, and the workers it starts, to it. */
  settings: Record<string, string>
  fault: (fault: FaultName, more?: { connector?: string; delayMs?: number }) => Promise<void>
  served: () => Promise<Served[]>
  stop: () => Promise<void>
}

/** The real stand-in as a process of its own, on a free port, with a key of its own. */
export async function startStandIn(): Promise<StandIn> {
  const key = randomBytes(32).toString('base64')
  const child = spawn(process.execPath, [...typescriptNode, 'scripts/registry-standin.ts'], {
    env: { ...process.env, REGISTRY_STANDIN_PORT: '0', REGISTRY_STANDIN_KEY: key, REGISTRY_STANDIN_KEY_ID: 'test' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const settings = await announced(child)
  for (const name of Object.keys(settings)) if (name.endsWith('_KEY_ID')) settings[name.replace(/_ID$/, '')] = key
  const url = new URL(Object.values(settings).find((value) => value.startsWith('http')) ?? '').origin
  const control = async (init?: RequestInit) => {
    const answer = await fetch(`${url}/control`, init)
    if (!answer.ok) throw new Error(`the stand-in refused: ${await answer.text()}`)
    return answer.json() as Promise<{ served: Served[] }>
  }
  return {
    url,
    settings,
    fault: async (fault, more) => {
      await control({ method: 'POST', body: JSON.stringify({ fault, ...more }) })
    },
    served: async () => (await control()).served,
    stop: () => ended(child, 'SIGTERM'),
  }
}

/** Ends a child and waits until it is gone. */
export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    child.kill(signal)
  })
}

/** The settings that it prints when it listens. */
async function announced(child: ChildProcess): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  if (!child.stdout) throw new Error('the stand-in has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^(CONNECTOR_[A-Z_]+)=(.+)$/.exec(line) ?? []
    if (name && value) found[name] = value
    if (Object.keys(found).filter((each) => each.endsWith('_KEY_ID')).length === 3) return found
  }
  throw new Error('the stand-in ended before it listened')
}
