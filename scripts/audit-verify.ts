import { createHmac, hkdfSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { isMain } from './is-main'

/**
 * Checks the audit trail without the application: every seal is recomputed from the rows it covers, and every head that was
 * written to the anchor file must still be in the database. Finds rows that were edited, inserted, removed or reordered,
 * seals that were removed from the end, and a database that was put back to an earlier state.
 */
type Seal = { no: number; from_seq: string; to_seq: string; count: number; mac: string }
type Anchor = { no: number; mac: string; count: number }
type Trail = { seals: Seal[]; linesOf: (seal: Seal) => Promise<string[]>; anchors: Anchor[]; key: Buffer }

/** Every contradiction found, as sentences; none means that the trail is whole. */
export async function auditProblems({ seals, linesOf, anchors, key }: Trail): Promise<string[]> {
  const problems: string[] = []
  let before = { mac: '', to: 0n, no: 0 }
  for (const seal of seals) {
    const name = `封条 ${seal.no} · seal ${seal.no}`
    if (seal.no !== before.no + 1) problems.push(`${name}: 前面缺封条 · seals before it are missing`)
    if (BigInt(seal.from_seq) !== before.to + 1n)
      problems.push(`${name}: 与前一封条不相接 · does not follow the one before`)
    const lines = await linesOf(seal)
    if (lines.length !== seal.count)
      problems.push(`${name}: ${lines.length} 行，应为 ${seal.count} 行 · rows expected: ${seal.count}`)
    const text = [before.mac, ...lines].join('\n')
    const made = createHmac('sha256', key).update(text).digest('base64url')
    if (made !== seal.mac) problems.push(`${name}: 行的内容与封条不符 · rows do not match the seal`)
    before = { mac: seal.mac, to: BigInt(seal.to_seq), no: seal.no }
  }
  return [...problems, ...anchorProblems(seals, anchors)]
}

function anchorProblems(seals: readonly Seal[], anchors: readonly Anchor[]): string[] {
  const byNo = new Map(seals.map((seal) => [seal.no, seal]))
  return anchors.flatMap((anchor) => {
    const kept = byNo.get(anchor.no)
    if (!kept)
      return [`封条 ${anchor.no} 不在数据库里 · seal ${anchor.no} is in the anchor file but not in the database`]
    return kept.mac === anchor.mac
      ? []
      : [`封条 ${anchor.no} 与锚文件不符 · seal ${anchor.no} differs from the anchor file`]
  })
}

function sealKey(): Buffer {
  const { MASTER_KEY, KEY_FILE } = process.env
  const fromFile = KEY_FILE
    ? (JSON.parse(readFileSync(KEY_FILE, 'utf8')) as { masterKey?: string }).masterKey
    : undefined
  const master = MASTER_KEY || fromFile
  if (!master) throw new Error('缺少 MASTER_KEY 或 KEY_FILE · MASTER_KEY or KEY_FILE is needed')
  return Buffer.from(hkdfSync('sha256', Buffer.from(master, 'base64'), 'yikou', 'mac:audit-seal', 32))
}

function anchorsOf(dataDir: string): Anchor[] {
  const path = join(resolve(dataDir), 'audit-anchor.jsonl')
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Anchor)
}

const linesStatement = `
  SELECT jsonb_build_array(seq::text, (extract(epoch FROM at) * 1000000)::bigint::text, account, post, channel, behalf,
    command, subject, unit_path, outcome, reason, detail)::text AS line
  FROM audit WHERE seq >= $1 AND seq <= $2 ORDER BY seq`

/** Reads the trail of an installation and answers what is wrong with it. */
export async function verifyAudit(
  databaseUrl: string,
  dataDir: string,
): Promise<{ seals: number; problems: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query("SELECT app_enter_as('worker')")
    const { rows: seals } = await client.query<Seal>(
      'SELECT no, from_seq, to_seq, count, mac FROM audit_seal ORDER BY no',
    )
    const linesOf = async (seal: Seal) => {
      const { rows } = await client.query<{ line: string }>(linesStatement, [seal.from_seq, seal.to_seq])
      return rows.map((row) => row.line)
    }
    const problems = await auditProblems({ seals, linesOf, anchors: anchorsOf(dataDir), key: sealKey() })
    return { seals: seals.length, problems }
  } finally {
    await client.end()
  }
}

if (isMain(import.meta.url)) {
  const { DATABASE_URL, DATA_DIR } = process.env
  if (!DATABASE_URL) throw new Error('缺少 DATABASE_URL · DATABASE_URL is needed')
  const { seals, problems } = await verifyAudit(DATABASE_URL, DATA_DIR || '.data')
  for (const problem of problems) console.error(`  - ${problem}`)
  console.log(
    problems.length > 0
      ? `审计记录有 ${problems.length} 处异常 · the audit trail has ${problems.length} problems`
      : `审计记录完整，共 ${seals} 个封条 · the audit trail is whole: ${seals} seals`,
  )
  process.exit(problems.length > 0 ? 1 : 0)
}
