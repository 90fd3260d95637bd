import 'server-only'
import { currentVersion } from '@/lib/catalogue/current-version'
import type { Register } from '@/lib/catalogue/schema'
import { today } from '@/lib/kernel/clock'
import { mac, sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'

export type NewEntry = {
  register: Register
  data: Record<string, unknown>
  unitPath: string
  caseId: string | null
  account: string | null
  /** Since when it holds, `YYYY-MM-DD`; today when left out. */
  from?: string
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Writes an entry of a ledger, once: the same case writes one entry of the same identity, whatever is repeated. The
 * subject is the first person of the entry's fields. The caller has checked the right (the case's action).
 */
export async function writeEntry(tx: Transaction, entry: NewEntry): Promise<void> {
  const { register, data } = entry
  const version = await currentVersion(tx, { kind: 'register', key: register.key })
  const id = newId()
  const identity = (register.identity ?? []).map((key) => JSON.stringify(data[key] ?? null)).join('|')
  const identityMac = identity ? mac('entry-identity', `${register.key}|${identity}|${entry.caseId}`) : null
  const written = await tx.$executeRaw`
    INSERT INTO entry (id, register, version, identity_mac, subject, unit_path, data_enc, level, "from", case_id)
    VALUES (${id}::uuid, ${register.key}, ${version}::uuid, ${identityMac}, ${subjectOf(register, data)}::uuid, ${entry.unitPath},
      ${sealJson(data, `entry.data:${id}`)}, ${levelOf(register)}, ${entry.from ?? today()}::date, ${entry.caseId}::uuid)
    ON CONFLICT (register, identity_mac) DO NOTHING`
  // Not selected from the entry: it lies in the street, where the desk that decided may not look.
  if (written === 1)
    await tx.$executeRaw`INSERT INTO entry_event (entry, account, verb) VALUES (${id}::uuid, ${entry.account}::uuid, 'open')`
}

function subjectOf(register: Register, data: Record<string, unknown>): string | null {
  const people = register.fields.flatMap((group) => group.fields).filter((field) => field.type === 'person')
  const found = people.map((field) => data[field.key]).find((value) => typeof value === 'string' && uuid.test(value))
  return typeof found === 'string' ? found : null
}

function levelOf(register: Register): number {
  return Math.max(1, ...register.fields.flatMap((group) => group.fields.map((field) => field.level ?? 2)))
}
