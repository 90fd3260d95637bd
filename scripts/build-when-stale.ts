import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runProcess } from './run-process'

const require = createRequire(import.meta.url)
const stamp = join('.next', 'BUILD_STAMP')
const watched = ['src', 'public', 'package-lock.json', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json']

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  if (!/^(src|public)$/.test(path)) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function fingerprint(): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of watched.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Builds the pages for production unless the build at hand was made of the same sources. Returns whether it had to. */
export async function buildWhenStale(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const wanted = fingerprint()
  if (existsSync(stamp) && existsSync('.next/BUILD_ID') && readFileSync(stamp, 'utf8') === wanted) return false
  const { code, output } = await runProcess([process.execPath, require.resolve('next/dist/bin/next'), 'build'], {
    env: { ...environment, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  })
  if (code !== 0) throw new Error(`网页构建失败 · The pages could not be built:\n${output}`)
  writeFileSync(stamp, wanted)
  return true
}
