/**
 * `npm run definition -- check [FILE…]`: every problem of the shipped definitions, with FILE in place of or beside them.
 * `npm run definition -- publish FILE…`: publishes into the database of the settings what passes the same check.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { documentName } from '@/lib/catalogue/documents'
import { type Problem, problemLine } from '@/lib/catalogue/problem'
import { type Published, publishDocuments } from '@/lib/catalogue/publish'
import { type FilesRead, readFiles, readThese } from '@/lib/catalogue/read-files'
import type { Document } from '@/lib/catalogue/schema'
import { soundness } from '@/lib/catalogue/soundness'
import { closeDatabase } from '@/lib/kernel/db'
import { record } from '@/lib/kernel/record'
import { transaction } from '@/lib/kernel/transaction'
import { isMain } from './is-main'
import { openDatabase } from './open-database'

const usage = [
  '用法 · usage:',
  '  npm run definition -- check [FILE…]    检查定义 · check definitions',
  '  npm run definition -- publish FILE…    发布定义 · publish definitions',
].join('\n')

type Answer = { code: number; lines: string[] }

/** Shipped documents with those of some files in their place; `problems`: what could not be read. */
function together(folder: string, files: FilesRead): FilesRead {
  const shipped = readFiles(folder)
  const replaced = new Set(files.documents.map(documentName))
  const others = shipped.documents.filter((document) => !replaced.has(documentName(document)))
  return {
    documents: [...others, ...files.documents],
    files: { ...shipped.files, ...files.files },
    problems: [...shipped.problems, ...files.problems],
  }
}

/** Everything that is wrong, one line each, and exit code 1; or one line that says that nothing is. */
export function check(folder: string, paths: readonly string[]): Answer {
  const missing = paths.filter((path) => !existsSync(path))
  if (missing.length > 0) return { code: 1, lines: missing.map((path) => `找不到文件 · no such file: ${path}`) }
  const read = paths.length === 0 ? readFiles(folder) : together(folder, readThese(paths, process.cwd()))
  const problems = [...read.problems, ...soundness(read.documents)]
  if (problems.length > 0) return { code: 1, lines: [...lines(problems, read.files), count(problems.length)] }
  return {
    code: 0,
    lines: [`${read.documents.length} 份定义，没有问题 · ${read.documents.length} definitions, no problems`],
  }
}

function lines(problems: readonly Problem[], files: Readonly<Record<string, string>>): string[] {
  return problems.map((problem) => problemLine({ ...problem, document: files[problem.document] ?? problem.document }))
}

function count(number: number): string {
  return `共 ${number} 个问题 · ${number} problem${number === 1 ? '' : 's'}`
}

async function publish(paths: readonly string[]): Promise<Answer> {
  const missing = paths.filter((path) => !existsSync(path))
  if (missing.length > 0) return { code: 1, lines: missing.map((path) => `找不到文件 · no such file: ${path}`) }
  const read = readThese(paths, process.cwd())
  if (read.problems.length > 0) return { code: 1, lines: [...lines(read.problems, {}), count(read.problems.length)] }
  const database = await openDatabase()
  try {
    return answer(await publishAsOperator(read.documents), read.files)
  } finally {
    await closeDatabase()
    await database.stop()
  }
}

/** Whoever holds the settings of the installation acts for the office here; the audit trail says so. */
function publishAsOperator(documents: readonly Document[]): Promise<Published> {
  return transaction({ as: 'worker' }, async ({ tx, actor }) => {
    await tx.$queryRaw`SELECT set_config('app.kind', 'staff', true)`
    const published = await publishDocuments(tx, documents, { account: null, office: true })
    if (published.ok) {
      const detail = { from: 'shell', published: published.published, relocked: published.relocked }
      await record(tx, actor, { audit: [{ command: 'publish-definitions', outcome: 'done', detail }], outbox: [] })
    }
    return published
  })
}

function answer(published: Published, files: Readonly<Record<string, string>>): Answer {
  if (!published.ok) return { code: 1, lines: [...lines(published.problems, files), count(published.problems.length)] }
  const said = [
    ...published.published.map((name) => `已发布 · published: ${name}`),
    ...published.unchanged.map((name) => `没有变化 · unchanged: ${name}`),
    ...published.relocked.map((name) => `随之更新 · renewed with it: ${name}`),
  ]
  return { code: 0, lines: said }
}

async function main([word, ...paths]: string[]): Promise<Answer> {
  if (word === 'check') return check(resolve('prisma/definitions'), paths)
  if (word === 'publish' && paths.length > 0) return publish(paths)
  return { code: 2, lines: [usage] }
}

if (isMain(import.meta.url)) {
  main(process.argv.slice(2))
    .then(({ code, lines: said }) => {
      process.stdout.write(`${said.join('\n')}\n`)
      process.exitCode = code
    })
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 1
    })
}
