import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { bindAccount, createPersonAccount } from '@/lib/access/accounts'
import { newSession } from '@/lib/access/session'
import { sealToken } from '@/lib/access/session-token'
import { parseDocument } from '@/lib/catalogue/documents'
import type { Template } from '@/lib/catalogue/schema'
import { issuePaper, type PaperOrder } from '@/lib/files/issue-paper'
import { sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { record } from '@/lib/kernel/record'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import '@/lib/web/register'
import { member, openStreet, street } from '../access/street'

/** A person with an account of their own, signed in. */
export type Somebody = { account: string; resident: string | null; entry: Entry; cookie: string }

export type Ground = { version: string; wang: Somebody; other: Somebody; clerk: Somebody; elsewhere: Somebody }

async function signedIn(account: string, kind: string, resident: string | null): Promise<Somebody> {
  const made = await transaction({ as: 'signin' }, ({ tx }) =>
    newSession(tx, { account: { id: account, kind }, channel: 'web' }),
  )
  return {
    account,
    resident,
    entry: { token: made.token },
    cookie: `yk_session=${await sealToken(made.token, made.maxAge)}`,
  }
}

async function resident(mobile: string, name: string): Promise<Somebody> {
  const id = newId()
  const account = await transaction({ as: 'worker' }, async ({ tx }) => {
    const row = { id, idMac: randomBytes(8).toString('hex'), idKind: 'citizen-id', idEnc: 'x', name }
    await tx.resident.createMany({ data: [row] })
    const made = await createPersonAccount(tx, { mobile, name })
    await bindAccount(tx, { account: made, resident: id, realLevel: 3 })
    return made
  })
  return signedIn(account, 'person', id)
}

/** Something published that a case can pin: the data elements, which the register reads too. */
async function version(): Promise<string> {
  const [definition, id] = [newId(), newId()]
  await transaction({ as: 'worker' }, async ({ tx }) => {
    await tx.definition.createMany({ data: [{ id: definition, kind: 'elements', key: 'elements', current: 1 }] })
    const body = { text: readFileSync('prisma/definitions/elements.json', 'utf8') }
    const row = { id, definition, number: 1, body, hash: 'x', lock: {}, startsOn: new Date('2026-01-01') }
    await tx.definitionVersion.createMany({ data: [row] })
  })
  return id
}

/** The street with two residents, a clerk of its hall and a clerk of another street. */
export async function ground(): Promise<Ground> {
  await openStreet()
  const clerk = await member({ username: 'clerk-li' })
  const elsewhere = await member({ username: 'clerk-zhao', unit: 'yunzhou/linjiang/wangjiang/hall/' })
  return {
    version: await version(),
    wang: await resident('13800000001', '王秀兰'),
    other: await resident('13800000002', '赵·买买提'),
    clerk: await signedIn(clerk, 'staff', null),
    elsewhere: await signedIn(elsewhere, 'staff', null),
  }
}

/** A case of a resident in the street, as a row. */
export async function aCase({ version: pinned, wang }: Ground, no = randomBytes(5).toString('hex')): Promise<string> {
  const id = newId()
  const at = new Date()
  const row = {
    id,
    no,
    service: 'test',
    version: pinned,
    unitPath: street,
    stage: 'received',
    phase: 'received',
    channel: 'web',
  }
  const who = { sharedWith: [`${street}hall/`], parties: [wang.resident ?? ''], applicant: '王**' }
  const answersEnc = sealJson({}, `case.answers_enc:${id}`)
  await transaction({ as: 'worker' }, ({ tx }) =>
    tx.case.createMany({ data: [{ ...row, ...who, answersEnc, receivedAt: at, holderSince: at }] }),
  )
  return id
}

/** A template that the product ships. */
export function template(key: string): Template {
  const parsed = parseDocument(JSON.parse(readFileSync(`prisma/definitions/templates/${key}.json`, 'utf8')))
  if (!parsed.ok || parsed.document.kind !== 'template') throw new Error(`${key} is no template`)
  return parsed.document
}

export const grantWords = {
  case_no: 'QH-2026-000123',
  item: '高龄津贴',
  applicant: '王秀兰',
  street: '青禾街道',
  amount: '300.00',
  from: '2026年12月1日',
  decided: '2026年11月24日',
  phone: '0571-8800 1234',
}

/** Issues a paper as somebody, with what a command leaves behind. */
export function issue(entry: Entry, order: Partial<PaperOrder> & Pick<PaperOrder, 'caseId' | 'version'>) {
  return transaction(entry, async ({ tx, actor }) => {
    const outbox: { topic: string; payload: Record<string, string> }[] = []
    const emit = (topic: string, payload: Record<string, string>) => outbox.push({ topic, payload })
    const full = { template: template('allowance-grant'), unitPath: street, values: grantWords, ...order }
    const made = await issuePaper({ tx, emit }, full)
    await record(tx, actor, { audit: [], outbox })
    return made
  })
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
