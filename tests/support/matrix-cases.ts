import { newId } from '@/lib/kernel/ids'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import type { Asker, Things } from './matrix-ground'
import { type Behind, street } from './matrix-street'

/** Where a test stands when it makes an input: what it is about, who asks, and a look behind. */
export type At = Things & { asker: Asker; behind: Behind }
type Make = (at: At) => unknown | Promise<unknown>

/** `bound`: about one thing, so each relation is a row of its own; otherwise about oneself or about nothing. */
export type MatrixCase = { name: string; variant?: string; bound: boolean; input: Make }

const locale = 'zh-Hans' as const
const password = 'Guihua-2026-neu'
/** Of nobody: no division has this code. */
const digits = '33990119491231002'
const idNumber = digits + mod112(digits)
const signedBy = ({ name }: { name: string }) => ({ signers: { 0: { name } } })
const about = (name: string, input: Make, variant?: string): MatrixCase => ({ name, variant, bound: true, input })
const plain = (name: string, input: unknown = {}): MatrixCase => ({ name, bound: false, input: () => input })

async function versionOf({ behind }: At, id: string): Promise<number> {
  const [row] = await behind.ask<{ row_version: number }>('select row_version from "case" where id = $1', [id])
  return row?.row_version ?? 1
}

/** The open task of a case that the asker would find in their inbox; the first open one when there is none. */
async function taskFor({ behind, asker, working }: At): Promise<string> {
  const rows = await behind.ask<{ id: string }>(
    `select id from task where case_id = $1 and state = 'open' order by (unit_path = $2 and role = $3) desc nulls last, id`,
    [working, asker.unit ?? '', asker.role],
  )
  return rows[0]?.id ?? newId()
}

async function holderOf({ behind, hours }: At): Promise<string> {
  const [row] = await behind.ask<{ subject: string }>('select subject from entry where id = $1', [hours])
  return row?.subject ?? ''
}

async function unitOf({ behind, hours }: At): Promise<string> {
  const [row] = await behind.ask<{ unit_path: string }>('select unit_path from entry where id = $1', [hours])
  return row?.unit_path ?? ''
}

const acting =
  (action: string): Make =>
  async (at) => ({ case: at.received, action, version: await versionOf(at, at.received) })

/** What the upload handler has stored before it asks. */
function uploaded() {
  return { id: newId(), sha256: newId(), size: 4, mime: 'image/jpeg', name: '照片.jpg' }
}

/** Commands, in the order in which the snapshot shows them. */
export const commandCases: readonly MatrixCase[] = [
  about('act-on-case', acting('accept'), 'accept'),
  about('act-on-case', acting('withdraw'), 'withdraw'),
  about('add-entry', ({ unit }) => ({
    ...{ register: 'social-organisations', unit },
    entry: { organisation: { name: '新的合唱队' }, kind: '04', head: { name: '何满堂' } },
  })),
  plain('add-person', { idNumber, name: '何满堂' }),
  {
    name: 'add-person',
    variant: 'at a unit',
    bound: true,
    input: ({ unit }) => ({ idNumber, name: '何满堂', unit }),
  },
  plain('bind-person', { idNumber, name: '何满堂' }),
  plain('change-password', { password: 'wrong', newPassword: password, repeated: password }),
  plain('choose-person', { tail: '1234' }),
  plain('claim-administrator', {
    ...{ token: 'x', role: 'system-administrator', name: '某人', username: 'someone' },
    ...{ newPassword: password, repeated: password },
  }),
  about('claim-task', async (at) => ({ task: await taskFor(at) })),
  about('complete-task', async (at) => ({ task: await taskFor(at), asked: { finding: 'none', amount: '0' } })),
  about('confirm-entry', ({ entry }) => ({ id: entry, version: 1 })),
  about('correct-entry', ({ entry }) => ({
    ...{ id: entry, version: 1 },
    entry: { organisation: { name: '另一支合唱队' }, kind: '04', head: { name: '何满堂' } },
  })),
  plain('create-account', { name: '新人', username: 'new-one' }),
  about('disable-account', ({ staff }) => ({ account: staff })),
  about('discard-draft', ({ draft }) => ({ draft })),
  about('enable-account', ({ staff }) => ({ account: staff })),
  about('end-account-sessions', ({ staff }) => ({ account: staff })),
  about('end-entry', ({ entry }) => ({ id: entry, version: 1, reason: '已经解散' })),
  about('end-post', ({ post }) => ({ post })),
  plain('enrol-second-factor', { code: '123456' }),
  plain('export-ledger', { register: 'social-organisations', filter: {} }),
  plain('find-entries', { register: 'social-organisations', q: '合唱' }),
  plain('find-person', { q: '王秀英' }),
  about('give-post', ({ staff, unit }) => ({ account: staff, unitPath: unit, role: 'reviewer' })),
  about('move-entry', ({ entry }) => ({ id: entry, version: 1, action: 'suspend', asked: { reason: '换届' } })),
  about('open-at-counter', ({ person }) => ({
    ...{ resident: person.resident, service: 'old-age-allowance', action: 'accept' },
    form: { own_account: 'yes', privacy: signedBy(person), truth: signedBy(person) },
    party: {
      account: { bank: '中国工商银行', number: '6222020200112230000' },
      phone: '13900005200',
      living: { division: `${street}qinghe-shequ/`, detail: '柳园路1号' },
    },
  })),
  about('post-balance', async (at) => ({
    ...{ register: 'volunteer-hours', holder: await holderOf(at), unit: await unitOf(at) },
    ...{ way: 'in', amount: '10', reason: '补记' },
  })),
  about('read-message', ({ message }) => ({ message })),
  about('refetch', ({ fetch }) => ({ fetch }), 'of a case'),
  about('refetch', ({ person }) => ({ person: person.resident }), 'of a person'),
  about('receive-files', ({ received }) => ({
    files: [uploaded()],
    place: { caseId: received },
    field: 'asked:supply',
  })),
  plain('receive-files', { files: [uploaded()], place: { draft: newId() }, field: 'material:photo' }),
  about('remove-file', ({ looseFile }) => ({ file: looseFile })),
  plain('renew-password', { newPassword: password, repeated: password }),
  plain('request-phone-code', { mobile: '13900000009' }),
  about('reset-password', ({ staff }) => ({ account: staff })),
  about('reverse-posting', ({ posting }) => ({ posting, reason: '记错了' })),
  about('save-draft', ({ draft }) => ({ draft, step: 'you', go: 'stay' })),
  plain('second-factor', { code: '123456' }),
  plain('set-display', { mode: 'care' }),
  plain('share-phone', { shared: 'yes' }),
  plain('sign-in-staff', { username: 'nobody-here', password }),
  plain('sign-in-with-code', { code: '123456' }),
  plain('sign-out'),
  plain('sign-out-everywhere'),
  about('start-draft', ({ person }) => ({ service: 'elder-card', subject: person.resident })),
  about('submit-application', ({ draft }) => ({ draft })),
  about('unmask-case', ({ received }) => ({ case: received, reason: '核对身份证号' })),
  about('unmask-entry', ({ entry }) => ({ id: entry, reason: '核对负责人' })),
  about('unmask-person', ({ person }) => ({
    ...{ person: person.resident, elements: ['person.identity_number'], reason: '核对身份证号' },
  })),
]

/** Queries. */
export const queryCases: readonly MatrixCase[] = [
  about('account-to-keep', ({ staff }) => ({ account: staff })),
  about('account-to-post', ({ staff }) => ({ account: staff })),
  plain('accounts-to-keep'),
  plain('accounts-to-post'),
  plain('check-paper', { code: 'ABCD-EFGH', locale }),
  plain('connector-states'),
  about('counter-page', ({ person }) => ({ resident: person.resident, service: 'old-age-allowance' })),
  about('counter-receipt', ({ received }) => ({ id: received })),
  plain('counter-services'),
  plain('demonstration-outbox'),
  plain('desk-state'),
  about('draft-page', ({ draft }) => ({ draft, locale })),
  plain('export-rows', { key: 'social-organisations', id: '00000000-0000-7000-8000-000000000000' }),
  plain('found-people', { found: '00000000-0000-7000-8000-000000000000' }),
  plain('home-page', { locale }),
  about('ledger-balance', async (at) => ({ key: 'volunteer-hours', holder: await holderOf(at) })),
  about('ledger-entry', ({ entry }) => ({ key: 'social-organisations', id: entry, locale })),
  plain('ledger-form', { key: 'social-organisations', locale }),
  about('ledger-form', ({ entry }) => ({ key: 'social-organisations', id: entry, locale }), 'of an entry'),
  plain('ledger-index', { locale }),
  plain('ledger-page', { key: 'social-organisations', locale }),
  about('my-case', ({ received }) => ({ case: received, locale })),
  plain('my-cases', { locale }),
  plain('my-information'),
  plain('my-messages', { locale }),
  plain('my-security'),
  about('office-case', ({ received }) => ({ id: received }), 'waiting'),
  about('office-case', ({ working }) => ({ id: working }), 'tasks out'),
  plain('office-inbox'),
  about('open-file', ({ file }) => ({ file })),
  plain('open-ledger', { key: 'facilities', locale }),
  about('open-paper-print', ({ paper }) => ({ paper })),
  plain('overview'),
  plain('overview-cases', { filter: {} }),
  about('paper-page', ({ paper }) => ({ paper, locale })),
  about('person-card', ({ person }) => ({ id: person.resident })),
  about('person-fetches', ({ person }) => ({ id: person.resident })),
  plain('public-notices', { locale }),
  plain('service-guide', { key: 'old-age-allowance', locale }),
  plain('service-list', { locale }),
  plain('service-standing', { key: 'old-age-allowance', locale }),
]
