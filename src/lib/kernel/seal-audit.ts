import 'server-only'
import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { mac } from './crypto'
import { env } from './env'
import { type Transaction, transaction } from './transaction'

type Line = { seq: bigint; line: string }
type Head = { no: number; toSeq: bigint; mac: string }
/** What is written to the anchor beside the database: number, last row, hash, rows so far, time. */
export type Anchor = { no: number; seq: string; mac: string; count: number; at: string }

const batch = 2000
const first: Head = { no: 0, toSeq: 0n, mac: '' }

/** Where the heads of the chain are kept outside the database. One JSON line for each seal, only ever appended. */
export function anchorPath(): string {
  return join(env().DATA_DIR, 'audit-anchor.jsonl')
}

/**
 * Chains audit rows that are a minute old into seals: HMAC-SHA-256 over the seal before and the text of every row since.
 * By then every transaction that drew a lower number has ended (they may last 20 s), so no row slips in behind a seal.
 * Answers how many rows were sealed. Two sealers wait for each other.
 */
export async function sealAudit(): Promise<number> {
  const sealed = await transaction({ as: 'worker' }, async ({ tx }) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('audit.seal', 0))`
    const head = await headOf(tx)
    const lines = await linesAfter(tx, head.toSeq)
    return lines.length > 0 ? sealLines(tx, head, lines) : null
  })
  if (!sealed) return 0
  await mkdir(env().DATA_DIR, { recursive: true })
  await appendFile(anchorPath(), `${JSON.stringify(sealed.anchor)}\n`, { mode: 0o600 })
  return sealed.count
}

async function headOf(tx: Transaction): Promise<Head> {
  const select = { no: true, toSeq: true, mac: true } as const
  return (await tx.auditSeal.findFirst({ orderBy: { no: 'desc' }, select })) ?? first
}

/** Each row as one text. `scripts/audit-verify.ts` holds the same statement: they change together or not at all. */
function linesAfter(tx: Transaction, seq: bigint): Promise<Line[]> {
  return tx.$queryRaw<Line[]>`
    SELECT seq, jsonb_build_array(seq::text, (extract(epoch FROM at) * 1000000)::bigint::text, account, post, channel, behalf,
      command, subject, unit_path, outcome, reason, detail)::text AS line
    FROM audit WHERE seq > ${seq} AND at < now() - interval '60 seconds' ORDER BY seq LIMIT ${batch}`
}

async function sealLines(tx: Transaction, head: Head, lines: readonly Line[]) {
  const [no, toSeq] = [head.no + 1, lines.at(-1)?.seq ?? head.toSeq]
  const made = mac('audit-seal', [head.mac, ...lines.map(({ line }) => line)].join('\n'))
  const seal = { no, fromSeq: head.toSeq + 1n, toSeq, count: lines.length, mac: made }
  await tx.auditSeal.createMany({ data: [seal] })
  const [total] = await tx.$queryRaw<
    { count: bigint; at: Date }[]
  >`SELECT sum(count) AS count, now() AS at FROM audit_seal`
  const anchor: Anchor = {
    no,
    seq: String(toSeq),
    mac: made,
    count: Number(total?.count ?? 0),
    at: total?.at.toISOString() ?? '',
  }
  return { anchor, count: lines.length }
}
