import 'server-only'
import { residentOf } from '@/lib/access/resident-of'
import { compiledVersion, type Pinned } from '@/lib/catalogue/compiled-by-lock'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { filesOf } from '@/lib/files/attach'
import { now } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { knownOf, snapshotOf } from '@/lib/registry/party'
import type { PartyState } from '../rules/state'
import { type Application, type ApplicationGround, application } from './application'
import { type DraftData, openDraft } from './draft-data'

export type LoadedDraft = {
  id: string
  service: string
  version: string
  subject: string | null
  channel: string
  savedAt: Date
  diesAt: Date
  rowVersion: number
  data: DraftData
  office: Office
  pinned: Pinned
  known: ApplicationGround['known']
  application: Application
  files: { id: string; field: string; state: string; problem: string | null; name: string }[]
}

/** A draft of the actor's with everything that its pages show; null when there is none (the policy shows only one's own). */
export async function loadDraft(tx: Transaction, id: string): Promise<LoadedDraft | null> {
  const row = await tx.draft.findUnique({ where: { id } })
  if (!row || row.diesAt <= now()) return null
  const office = await loadOffice(tx)
  const pinned = await compiledVersion(tx, row.version)
  const files = await filesOf(tx, { draft: id })
  const data = withFiles(openDraft(id, row.answersEnc), files, pinned)
  const ground = { office, pinned, data, ...(await people(tx, row.subject)), agent: await agentOf(tx, row) }
  return { ...row, data, office, pinned, known: ground.known, application: application(ground), files }
}

/** Where the file of a question of the draft is uploaded to: `form:photo`, `party:photo`. */
export function uploadField(part: 'form' | 'party', key: string): string {
  return `${part}:${key}`
}

/** Uploads answer the questions they were made for: they are not typed, so the draft does not hold them. */
function withFiles(data: DraftData, files: LoadedDraft['files'], { compiled }: Pinned): DraftData {
  const fields = compiled.service.form.flatMap((group) => group.fields).filter((field) => field.type === 'file')
  const form = fields.map((field) => [field.key, idsFor(files, uploadField('form', field.key))] as const)
  const party = [['photo', idsFor(files, uploadField('party', 'photo'))] as const]
  return { ...data, form: withIds(data.form, form), party: withIds(data.party, party) }
}

function idsFor(files: LoadedDraft['files'], field: string): string[] {
  return files.filter((file) => file.field === field && file.state !== 'refused').map((file) => file.id)
}

function withIds(inputs: Record<string, string>, given: (readonly [string, string[]])[]): Record<string, string> {
  const keys = given.filter(([, ids]) => ids.length > 0)
  const kept = Object.entries(inputs).filter(([name]) => !keys.some(([key]) => name.startsWith(`${key}.`)))
  const added = keys.flatMap(([key, ids]) => ids.map((id, index) => [`${key}.${index}`, id] as const))
  return Object.fromEntries([...kept, ...added])
}

/** Who writes the draft, when it is for somebody else. */
async function agentOf(tx: Transaction, draft: { owner: string; subject: string | null }): Promise<PartyState | null> {
  const owner = await residentOf(tx, draft.owner)
  if (!owner || owner === draft.subject) return null
  const snapshot = snapshotOf(owner, await knownOf(tx, owner))
  return { role: 'agent', no: 0, kind: 'person', subject: owner, snapshot }
}

/** The person an application is for, and what the register knows of them. */
export async function people(
  tx: Transaction,
  subject: string | null,
): Promise<Pick<ApplicationGround, 'applicant' | 'agent' | 'known'>> {
  if (!subject) return { applicant: null, agent: null, known: {} }
  const known = await knownOf(tx, subject)
  if (!known['person.name']) return { applicant: null, agent: null, known: {} }
  const applicant: PartyState = {
    role: 'applicant',
    no: 0,
    kind: 'person',
    subject,
    snapshot: snapshotOf(subject, known),
  }
  return { applicant, agent: null, known }
}
