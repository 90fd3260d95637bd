import { today } from '@/lib/kernel/clock'
import { sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { sealMoved } from '@/lib/registry/merging/move-everything'
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
const somebody = { idNumber, name: '何满堂' }
const ended = { on: today(), reason: '核对后结束' }
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

/** An entry of the ledger of groups about the person, made when there is none. */
async function membershipOf({ behind, person }: At): Promise<string> {
  const held = `select id from entry where register = 'priority-groups' and subject = $1 and status = 'active' limit 1`
  const [found] = await behind.ask<{ id: string }>(held, [person.resident])
  if (found) return found.id
  const id = newId()
  await behind.ask(
    `insert into entry (id, register, version, subject, unit_path, data_enc, level, "from")
     select $1, 'priority-groups', v.id, $2::uuid, t.unit_path, $3, 4, date '2026-01-01'
     from definition_version v join definition d on d.id = v.definition and d.current = v.number, tie t
     where d.key = 'priority-groups' and t.resident = $2::uuid order by t.unit_path limit 1`,
    [id, person.resident, sealJson({ code: 'L04' }, `entry.data:${id}`)],
  )
  return id
}

const reason = '核对了身份证原件'

/** A value that stands about a person. */
async function factOf({ behind, person }: At): Promise<string> {
  const [row] = await behind.ask<{ fact: string }>(
    `select fact from fact_now where subject = $1 and element = 'person.hukou_division' and contested_by is null limit 1`,
    [person.resident],
  )
  return row?.fact ?? newId()
}

/** Somebody who lives where a person lives and is none of the people that the ground is about. */
async function lookalikeOf({ behind, person }: At): Promise<{ id: string; street: string }> {
  const [row] = await behind.ask<{ id: string; street: string }>(
    `select t.resident as id, (select u.path from unit u where u.kind = 'street' and starts_with(t.unit_path, u.path)) as street
     from tie t join tie own on own.unit_path = t.unit_path and own.resident = $1
     where t.resident <> $1 and not exists (select 1 from account a where a.resident = t.resident) order by t.resident limit 1`,
    [person.resident],
  )
  return row ?? { id: newId(), street: '' }
}

async function pairOf(at: At): Promise<string> {
  const { id, street } = await lookalikeOf(at)
  const [row] = await at.behind.ask<{ id: string }>(
    `insert into duplicate (a, b, unit_path, why) values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, 'number')
     on conflict (unit_path, a, b) do update set why = excluded.why returning id`,
    [at.person.resident, id, street],
  )
  return row?.id ?? newId()
}

/** A merge that is there and was not undone, with nothing to move back. */
async function mergeOf(at: At): Promise<string> {
  const { id: loser, street } = await lookalikeOf(at)
  const [known] = await at.behind.ask<{ id: string }>('select id from merge where winner = $1', [at.person.resident])
  if (known) return known.id
  const id = newId()
  const own = { ties: [], bonds: [], entries: [], contacts: [] }
  const movedEnc = sealMoved(id, {
    own,
    balances: [],
    lookups: { rows: [], added: [] },
    record: null,
    above: {},
    pairs: [],
  })
  await at.behind.ask(
    `insert into merge (id, winner, loser, unit_path, account, reason, moved_enc)
     values ($1, $2, $3, $4, (select id from account where kind = 'staff' limit 1), 'x', $5)`,
    [id, at.person.resident, loser, street, movedEnc],
  )
  return id
}

const acting =
  (action: string): Make =>
  async (at) => ({ case: at.received, action, version: await versionOf(at, at.received) })

/** What the upload handler has stored before it asks. */
function uploaded() {
  return { id: newId(), sha256: newId(), size: 4, mime: 'image/jpeg', name: '照片.jpg' }
}

/** The asker has sent a proof under an id that no request has yet. */
async function freshProof({ behind, asker }: At): Promise<string> {
  const id = newId()
  if (!asker.account) return id
  await behind.ask(
    `insert into file (sha256, size, mime, state, storage_key, name_enc, owner, draft, field) values ($3, 4, 'image/jpeg', 'safe', $3, 'x', $2, $1, 'proof')`,
    [id, asker.account, id],
  )
  return id
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
  about('amend-identity', ({ person }) => ({ person: person.resident, name: '何满仓', reason: '户口簿已更名' })),
  about('apply-import', ({ checkedBatch: batch }) => ({ batch, choice: 'skip' })),
  about('ask-again', async (at) => ({ fact: await factOf(at), reason })),
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
  about('confirm-fact', async (at) => ({ fact: await factOf(at), evidence: reason })),
  plain('create-account', { name: '新人', username: 'new-one' }),
  about('decide-correction', ({ correction }) => ({
    ...{ correction, version: 1, decision: 'keep', reason: '与登记一致' },
  })),
  about('disable-account', ({ staff }) => ({ account: staff })),
  about('discard-draft', ({ draft }) => ({ draft })),
  about('drop-import', ({ checkedBatch: batch }) => ({ batch })),
  about('enable-account', ({ staff }) => ({ account: staff })),
  about('end-account-sessions', ({ staff }) => ({ account: staff })),
  about('end-entry', ({ entry }) => ({ id: entry, version: 1, reason: '已经解散' })),
  about('end-post', ({ post }) => ({ post })),
  plain('enrol-second-factor', { code: '123456' }),
  plain('export-ledger', { register: 'social-organisations', filter: {} }),
  plain('find-entries', { register: 'social-organisations', q: '合唱' }),
  plain('find-person', { q: '王秀英' }),
  about('give-post', ({ staff, unit }) => ({ account: staff, unitPath: unit, role: 'reviewer' })),
  about('join-group', ({ person }) => ({ person: person.resident, entry: { code: 'L05', since: '2026-01-01' } })),
  about('leave-group', async (at) => ({ entry: await membershipOf(at), reason: '不再符合条件' })),
  about('move-entry', ({ entry }) => ({ id: entry, version: 1, action: 'suspend', asked: { reason: '换届' } })),
  about('map-import', ({ checkedBatch: batch }) => ({ batch, go: 'edit' })),
  about('mark-not-duplicate', async (at) => ({ duplicate: await pairOf(at), reason })),
  about('merge-people', async (at) => ({ winner: at.person.resident, loser: (await lookalikeOf(at)).id, reason })),
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
  about('propose-correction', async (at) => ({
    ...{
      id: await freshProof(at),
      person: at.person.resident,
      element: 'person.education',
      value: '30',
      said: '登记错了',
    },
  })),
  about('prove-correction', ({ correction }) => ({ correction })),
  about('read-message', ({ message }) => ({ message })),
  about('refetch', ({ fetch }) => ({ fetch }), 'of a case'),
  about('refetch', ({ person }) => ({ person: person.resident }), 'of a person'),
  about('receive-files', ({ received }) => ({
    files: [uploaded()],
    place: { caseId: received },
    field: 'asked:supply',
  })),
  plain('receive-files', { files: [uploaded()], place: { draft: newId() }, field: 'material:photo' }),
  about('record-death', ({ person }) => ({ person: person.resident, diedOn: '2026-11-01', proof: '死亡证明原件' })),
  about('remove-file', ({ looseFile }) => ({ file: looseFile })),
  plain('renew-password', { newPassword: password, repeated: password }),
  plain('request-copy', { locale }),
  about('request-erasure', ({ person }) => ({ person: person.resident, sure: 'yes' })),
  plain('request-phone-code', { mobile: '13900000009' }),
  about('reset-password', ({ staff }) => ({ account: staff })),
  about('reverse-posting', ({ posting }) => ({ posting, reason: '记错了' })),
  about('save-draft', ({ draft }) => ({ draft, step: 'you', go: 'stay' })),
  plain('second-factor', { code: '123456' }),
  about('set-contact', ({ person }) => ({ person: person.resident, second: '13900005201' })),
  plain('set-display', { mode: 'care' }),
  about('settle-row', ({ appliedBatch: batch }) => ({ batch, no: '2', act: 'drop' })),
  about('settle-conflict', async (at) => ({ fact: await factOf(at), other: newId(), decision: 'keep', reason })),
  plain('share-phone', { shared: 'yes' }),
  about('show-fact', async (at) => ({ fact: await factOf(at), reason })),
  about('show-my-information', ({ person }) => ({ person: person.resident })),
  plain('sign-in-staff', { username: 'nobody-here', password }),
  plain('sign-in-with-code', { code: '123456' }),
  plain('sign-out'),
  plain('sign-out-everywhere'),
  about('start-draft', ({ person }) => ({ service: 'elder-card', subject: person.resident })),
  plain('start-import', { file: { ...uploaded(), mime: 'text/csv' }, target: '', source: '民政' }),
  about('submit-application', ({ draft }) => ({ draft })),
  about('undo-death', ({ person }) => ({ person: person.resident, reason: '登记错误' })),
  about('undo-import', ({ appliedBatch: batch }) => ({ batch })),
  about('undo-merge', async (at) => ({ merge: await mergeOf(at), reason })),
  about('unmask-case', ({ received }) => ({ case: received, reason: '核对身份证号' })),
  about('unmask-entry', ({ entry }) => ({ id: entry, reason: '核对负责人' })),
  about('unmask-person', ({ person }) => ({
    ...{ person: person.resident, elements: ['person.identity_number'], reason: '核对身份证号' },
  })),
  about('add-organisation', ({ unit }) => ({ kind: 'enterprise', code: '91310101MA1Y0000X0', name: '青禾物业', unit })),
  about('add-place', ({ unit }) => ({ kind: 'building', name: '新路1号', unit })),
  about('amend-organisation', ({ organisation }) => ({ organisation, kind: 'institution', name: '青禾中心' })),
  about('amend-place', ({ place }) => ({ place, grid: '第3网格' })),
  about('change-head', ({ household, person }) => ({ household, head: person.resident, on: today() })),
  about('close-household', ({ household }) => ({ household, ...ended })),
  about('close-place', ({ place }) => ({ place, ...ended })),
  about('collect-newcomer', ({ place }) => ({ dwelling: place, ...somebody })),
  about('confirm-living', ({ place, person }) => ({ dwelling: place, people: [person.resident] })),
  about('end-act-for', ({ tie }) => ({ tie, ...ended })),
  about('end-guardian', ({ guardianship }) => ({ guardianship, ...ended })),
  about('end-mandate', ({ mandate }) => ({ mandate, reason: '本人要求' })),
  about('end-rental', ({ agreement }) => ({ agreement, ...ended })),
  about('join-household', ({ household }) => ({ household, ...somebody, relation: '20', on: today() })),
  about('leave-household', ({ household, person }) => ({
    household,
    person: person.resident,
    on: today(),
    why: 'moved',
  })),
  about('let-act-for', ({ organisation }) => ({ organisation, ...somebody, as: 'works_at', from: today() })),
  about('record-contact', ({ organisation }) => ({ organisation, value: '13900005201' })),
  about('record-guardian', ({ person }) => ({
    ...{ ward: person.resident, ...somebody, basis: 'court', from: today(), evidence: '判决书' },
  })),
  about('record-household', ({ unit, person }) => ({
    ...{ kind: 'living', unit, on: today(), leaves: 'yes' },
    members: [{ resident: person.resident, relation: '01' }],
  })),
  about('record-mandate', ({ person }) => ({
    ...{ principal: person.resident, ...somebody, services: ['*'] },
    ...{ from: today(), to: '2099-12-31', evidence: '授权委托书' },
  })),
  about('record-rental', ({ place, person }) => ({
    ...{ place, landlord: somebody, tenants: [{ resident: person.resident }] },
    ...{ from: '2026-01-01', to: '2026-12-31' },
  })),
  about('split-household', ({ household, person }) => ({
    ...{ household, members: [person.resident], head: person.resident, on: today() },
  })),
  about('withdraw-consent', ({ consent }) => ({ consent })),
]

/** Queries. */
export const queryCases: readonly MatrixCase[] = [
  about('account-to-keep', ({ staff }) => ({ account: staff })),
  about('account-to-post', ({ staff }) => ({ account: staff })),
  plain('accounts-to-keep'),
  plain('accounts-to-post'),
  about('agents-page', ({ person }) => ({ person: person.resident })),
  plain('check-paper', { code: 'ABCD-EFGH', locale }),
  plain('collect-page'),
  plain('connector-states'),
  about('correction-form', ({ person }) => ({ id: newId(), of: person.resident, element: 'person.mobile', locale })),
  about('correction-page', ({ correction }) => ({ id: correction, locale })),
  plain('corrections-queue', { locale }),
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
  plain('import-list', { locale }),
  about('import-page', ({ checkedBatch: batch }) => ({ batch, locale })),
  about('import-row', ({ appliedBatch: batch }) => ({ batch, no: 2, locale })),
  about('import-rows', ({ appliedBatch: batch }) => ({ batch, locale })),
  plain('import-start', { locale }),
  plain('household-list'),
  about('household-page', ({ household }) => ({ id: household })),
  about('fact-card', async (at) => ({ fact: await factOf(at) })),
  plain('found-people', { found: '00000000-0000-7000-8000-000000000000' }),
  plain('home-page', { locale }),
  about('merge-card', async (at) => ({ merge: await mergeOf(at) })),
  about('my-case', ({ received }) => ({ case: received, locale })),
  plain('my-cases', { locale }),
  plain('my-consents', { locale }),
  plain('my-data', { locale }),
  plain('my-information'),
  about('my-information', ({ person }) => ({ of: person.resident }), 'of somebody'),
  plain('my-messages', { locale }),
  plain('my-papers', { locale }),
  plain('my-security'),
  plain('new-household'),
  plain('new-organisation'),
  plain('new-place'),
  about('office-case', ({ received }) => ({ id: received }), 'waiting'),
  about('office-case', ({ working }) => ({ id: working }), 'tasks out'),
  plain('office-inbox'),
  about('open-copy', ({ copy }) => ({ copy })),
  about('open-file', ({ file }) => ({ file })),
  plain('open-ledger', { key: 'facilities', locale }),
  about('open-import-file', ({ checkedBatch: batch }) => ({ batch })),
  about('open-paper-print', ({ paper }) => ({ paper })),
  plain('organisation-list'),
  about('organisation-page', ({ organisation }) => ({ id: organisation })),
  about('open-proof', ({ proof }) => ({ file: proof })),
  plain('overview'),
  plain('overview-cases', { filter: {} }),
  about('pair-card', async (at) => ({ pair: await pairOf(at) })),
  about('paper-page', ({ paper }) => ({ paper, locale })),
  about('person-card', ({ person }) => ({ id: person.resident })),
  about('person-record', ({ person }) => ({ id: person.resident })),
  plain('person-warning', {}),
  plain('place-list'),
  about('place-page', ({ place }) => ({ id: place })),
  about('person-fetches', ({ person }) => ({ id: person.resident })),
  plain('public-notices', { locale }),
  plain('quality-facts'),
  plain('quality-pairs'),
  plain('service-guide', { key: 'old-age-allowance', locale }),
  plain('service-list', { locale }),
  plain('service-standing', { key: 'old-age-allowance', locale }),
]
