import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/kernel/env'

/** Leaves lines that the start says when everything runs. Readable by the owner of the data folder only. */
export function noteForStart(lines: readonly string[]): void {
  mkdirSync(env().DATA_DIR, { recursive: true })
  const file = join(env().DATA_DIR, 'welcome.json')
  writeFileSync(file, `${JSON.stringify({ lines }, null, 2)}\n`, { mode: 0o600 })
}
