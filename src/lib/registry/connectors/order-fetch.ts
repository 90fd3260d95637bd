import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import { now } from '@/lib/kernel/clock'
import { mac, sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'
import { readPeople } from '../read-people'
import { openIdNumber } from '../residents'
import type { Target } from './ask-register'
import { connectionOf, connectorOf } from './connection-of'
import type { FetchPurpose } from './fetch-words'

export type Emit = (topic: string, payload: Record<string, string>) => void
type Ground = { tx: Transaction; emit: Emit }

/** Place that what a look-up asks about is sealed for. */
export const targetPlace = (id: string) => `fetch.target_enc:${id}`

export type Order = {
  /** Key of a connector; one that the office does not have is passed over. */
  connector: string
  purpose: FetchPurpose
  caseId?: string
  task?: string
  unitPath: string
  /** Who may be asked about, by what the connector is about. `subject`: the person whom its values are kept about. */
  asked: Record<Target['kind'], (Omit<Target, 'kind'> & { subject: string | null }) | null>
}

/**
 * Orders a look-up in the caller's transaction: writes the row and leaves word for the worker. Calls nobody, so it cannot
 * fail or wait for a register. The same question for the same case, or for the same street without a case, is ordered once.
 * A connector without settings gets a row that says so; one that has nobody to ask about gets none. Answers whether it ordered.
 */
export async function orderFetch({ tx, emit }: Ground, order: Order): Promise<boolean> {
  const connector = connectorOf(await loadOffice(tx), order.connector)
  const asked = connector && order.asked[connector.about]
  if (!connector || !asked) return false
  const [id, at, connected] = [newId(), now(), connectionOf(connector) !== undefined]
  const target: Target = { kind: connector.about, number: asked.number, name: asked.name }
  const targetMac = mac('fetch-target', `${target.kind} ${target.number}`)
  const written = await tx.$executeRaw`
    INSERT INTO "fetch" (id, connector, purpose, case_id, task, subject, unit_path, target_enc, target_mac, state, waiting_from, next_at)
    VALUES (${id}::uuid, ${connector.key}, ${order.purpose}, ${order.caseId ?? null}::uuid, ${order.task ?? null}::uuid,
      ${asked.subject}::uuid, ${order.unitPath}, ${sealJson(target, targetPlace(id))}, ${targetMac},
      ${connected ? 'waiting' : 'unconnected'}, ${at}, ${at}) ON CONFLICT DO NOTHING`
  if (written === 1 && connected) emit('fetch', { fetch: id })
  return written === 1
}

type PersonOrder = { resident: string; unitPath: string; purpose: 'bind' | 'counter' }

/**
 * Orders what registers know of a person without a case: those that answer data elements about people. Nobody is asked about
 * a number that an office gave out itself.
 */
export async function orderPersonFetches(ground: Ground, order: PersonOrder): Promise<void> {
  const [person] = await readPeople(ground.tx, [order.resident])
  if (!person || person.idKind === 'temporary') return
  const { unitPath, purpose } = order
  const asked = { person: { number: openIdNumber(person), name: person.name, subject: person.id }, organisation: null }
  for (const { key, about, elements } of (await loadOffice(ground.tx)).connectors) {
    if (about === 'person' && elements.length > 0)
      await orderFetch(ground, { connector: key, purpose, unitPath, asked })
  }
}
