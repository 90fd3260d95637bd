import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { isMain } from './is-main'
import { runProcess } from './run-process'
import { readSchema } from './schema-engine'

const require = createRequire(import.meta.url)
const target = join('src', 'generated', 'prisma')
const stamp = join(target, 'SCHEMA_STAMP')

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const { path, content } of readSchema('prisma')) hash.update(`${path}\0${content}\0`)
  const { version } = require('prisma/package.json') as { version: string }
  return hash.update(version).digest('hex')
}

/**
 * Writes the database client to `src/generated/prisma` when the schema has changed since. Works without internet: the
 * command only wants to see that a schema engine exists, so it is shown the Node program. Returns whether it had to.
 */
export async function generateClient(): Promise<boolean> {
  const wanted = fingerprint()
  const complete = existsSync(target) && readdirSync(target).includes('client.ts')
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  const cli = require.resolve('prisma/build/index.js')
  const { code, output } = await runProcess([process.execPath, cli, 'generate'], {
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      NO_COLOR: '1',
    },
  })
  if (code !== 0) throw new Error(`数据库客户端生成失败 · prisma generate failed:\n${output}`)
  writeFileSync(stamp, wanted)
  return true
}

if (isMain(import.meta.url)) {
  console.log((await generateClient()) ? '已生成 · generated' : '无需更新 · up to date')
}
