import { bindAccount, createPersonAccount } from '@/lib/access/accounts'
import { actOnCase } from '@/lib/cases/act-on-case'
import { startDraft } from '@/lib/cases/drafts/start-draft'
import { office as loadOffice } from '@/lib/catalogue/office'
import { seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { type Entry, type Transaction, transaction } from '@/lib/kernel/transaction'
import { sealCorrection } from '@/lib/registry/correction-rows'
import { knownFacts, recordFact } from '@/lib/registry/facts'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { addEntries } from '@/lib/registry/ledgers/add-entries'
import { postAmounts } from '@/lib/registry/ledgers/post-amounts'
import { type Batches, batchesAt, importDesks } from './matrix-imports'
import {
  type Behind,
  caseOf,
  neighbour,
  type Person,
  personNamed,
  sessionOf,
  somebodyIn,
  staffAt,
  street,
} from './matrix-street'

/** How a thing stands to the one who asks. */
export const relations = ['own', 'other', 'street', 'department'] as const
export type Relation = (typeof relations)[number]

/** One of everything that a command or a query may be asked about. */
export type Things = {
  person: Person & { account: string }
  /** A case that waits for acceptance, and one whose tasks are out; with the version that a page would have shown. */
  received: string
  working: string
  draft: string
  file: string
  looseFile: string
  paper: string
  message: string
  /** Entries of two ledgers and what the second posted: one that every desk of a street may keep, one with a balance. */
  entry: string
  hours: string
  posting: string
  /** A look-up of the first case in a base register. */
  fetch: string
  /** A request to correct the record, its proof, a consent, a copy and a wish to erase. */
  correction: string
  proof: string
  consent: string
  copy: string
  /** A member of staff: oneself, a colleague, somebody of the other street, of another department. */
  staff: string
  post: string
  unit: string
  /** The household that the person lives in, with its dwelling, and what hangs on the three. */
  household: string
  place: string
  organisation: string
  guardianship: string
  mandate: string
  agreement: string
  tie: string
} & Batches

export type Asker = {
  name: string
  role: string
  kind: 'public' | 'person' | 'staff'
  entry: Entry
  account: string | null
  unit: string | null
}

export type Ground = { behind: Behind; askers: Asker[]; things: (asker: Asker, relation: Relation) => Things }

const posts = [
  ['clerk', `${street}hall/`],
  ['reviewer', `${street}relief/`],
  ['decider', `${street}relief/`],
  ['office-head', `${street}relief/`],
  ['checker', 'yunzhou/linjiang/police/'],
  ['community-worker', `${street}qinghe-shequ/station/`],
  ['director', `${street}management/`],
  ['data-steward', `${street}management/`],
  ['system-administrator', `${street}management/`],
  ['security-administrator', `${street}management/`],
  ['audit-administrator', `${street}management/`],
] as const

async function askersOf(behind: Behind, wang: Person): Promise<Asker[]> {
  const staff: Asker[] = []
  for (const [role, unit] of posts) {
    const [first] = await staffAt(behind, role, unit)
    if (!first) throw new Error(`nobody is ${role} at ${unit}`)
    const { entry } = await sessionOf(first.account, 'staff')
    staff.push({ name: role, role, kind: 'staff', entry, account: first.account, unit })
  }
  const { entry } = await sessionOf(wang.account ?? '', 'person')
  const resident = {
    name: 'resident',
    role: 'resident',
    kind: 'person',
    entry,
    account: wang.account,
    unit: null,
  } as const
  return [
    { name: 'public', role: '', kind: 'public', entry: { as: 'public' }, account: null, unit: null },
    resident,
    ...staff,
  ]
}

async function withAccount(person: Person, mobile: string): Promise<Person & { account: string }> {
  if (person.account) return { ...person, account: person.account }
  const account = await transaction({ as: 'worker' }, async ({ tx }) => {
    const made = await createPersonAccount(tx, { mobile, name: person.name })
    await bindAccount(tx, {
      account: made,
      resident: person.resident,
      realLevel: 2,
      name: person.name,
      idNumber: '0000',
    })
    return made
  })
  return { ...person, account }
}

async function accept(id: string, unit: string, behind: Behind): Promise<void> {
  const [clerk] = await staffAt(behind, 'clerk', `${unit}hall/`)
  const { entry } = await sessionOf(clerk?.account ?? '', 'staff')
  await actOnCase.execute({ entry, input: { case: id, action: 'accept', version: 1 } })
}

async function fileRow(owner: string, more: { caseId?: string; draft?: string; correction?: string }): Promise<string> {
  const id = newId()
  const plain = { sha256: id, size: 4, mime: 'image/jpeg', state: 'safe', storageKey: id, field: 'material:photo' }
  const nameEnc = seal('照片.jpg', `file.name_enc:${id}`)
  await transaction({ as: 'worker' }, ({ tx }) =>
    tx.file.createMany({ data: [{ id, owner, nameEnc, scanned: true, ...plain, ...more }] }),
  )
  return id
}

type Owner = { person: Person & { account: string }; street: string; service: string; working: string }

async function thingsOf(behind: Behind, { person, street: at, service, working }: Owner) {
  const brought = { key: 'photo', no: 0, state: 'missing', source: 'copy', due_on: null }
  const shared = { key: 'id', no: 0, state: 'shared', source: 'share', due_on: null }
  const received = (await caseOf(person, { service, materials: [brought, shared] })).id
  const second = (await caseOf(person, { service: working, answers: { members: [] } })).id
  await accept(second, at, behind)
  const { entry } = await sessionOf(person.account, 'person')
  const made = await startDraft.execute({ entry, input: { service } })
  const draft = /apply\/([0-9a-f-]{36})/.exec(made.to ?? '')?.[1] ?? ''
  const [paper] = await behind.ask<{ id: string }>('select id from paper where case_id = $1', [received])
  const [message] = await behind.ask<{ id: string }>('select id from message where case_id = $1', [received])
  // As the worker would have left it.
  await behind.ask('update paper set pdf_key = id where case_id = $1', [received])
  const file = await fileRow(person.account, { caseId: received })
  const looseFile = await fileRow(person.account, { draft })
  const entries = await ledgerThings(behind, { person, street: at })
  const [fetch] = await behind.ask<{ id: string }>('select id from "fetch" where case_id = $1', [received])
  if (!paper || !message || !draft || !fetch) throw new Error(`something is missing around the case of ${person.name}`)
  await lookAlike(behind, person.resident, at)
  if (!paper || !message || !draft) throw new Error(`something is missing around the case of ${person.name}`)
  const rights = await rightsThings({ person, street: at, received })
  const registered = await registeredAround(behind, person)
  const own = { person, received, working: second, draft, file, looseFile }
  return { ...own, paper: paper.id, message: message.id, fetch: fetch.id, ...entries, ...registered, ...rights }
}

/** Household and dwelling of a person, an organisation where they work, a guardian, an agent and a tenancy. */
async function registeredAround(behind: Behind, { resident }: Person) {
  const [home] = await behind.ask<{ household: string; place: string; unit: string }>(
    `select h.id as household, h.place, h.unit_path as unit from household h join bond b on b.b = h.id and b.kind = 'member'
     where b.a = $1 and b."to" is null`,
    [resident],
  )
  if (!home) throw new Error('somebody has no household')
  const { household, place, unit: unitPath } = home
  const [organisation, mandate, agreement] = [newId(), newId(), newId()]
  const [guardianship, tie] = [newId(), newId()]
  const from = new Date('2026-01-01')
  const shared = { unitPath, from }
  await transaction({ as: 'worker' }, async ({ tx }) => {
    const firm = { code: organisation.slice(-18), codeMac: organisation, kind: 'enterprise', name: '某某公司' }
    await tx.organisation.createMany({ data: [{ id: organisation, ...firm, ...shared }] })
    await tx.mandate.createMany({
      data: [{ id: mandate, principal: resident, agent: newId(), services: ['*'], ...shared }],
    })
    await tx.bond.createMany({
      data: [
        { id: guardianship, kind: 'guardian', a: resident, b: newId(), role: 'court', ...shared },
        { id: tie, kind: 'works_at', a: resident, b: organisation, ...shared },
        { kind: 'landlord', a: newId(), b: place, agreement, ...shared },
        { kind: 'tenant', a: resident, b: place, agreement, ...shared },
      ],
    })
  })
  return { household, place, organisation, guardianship, mandate, agreement, tie }
}

/** An organisation and voluntary hours in the ledgers of a street, entered as the worker would; and hours that were spent. */
async function ledgerThings(behind: Behind, { person, street: at }: Pick<Owner, 'person' | 'street'>) {
  const who = { name: '何志愿', id: newNumber() }
  const rows = [
    ['social-organisations', { organisation: { name: `${person.name}的合唱队` }, kind: '04', head: who }],
    ['volunteer-hours', { volunteer: who, service: '01', on: '20261101', minutes: '60', what: '助老' }],
  ] as const
  const ids: string[] = []
  for (const [key, input] of rows) {
    const added = await transaction({ as: 'worker' }, async ({ tx }) => {
      const register = (await loadOffice(tx)).register(key)
      if (!register) throw new Error(`no register ${key}`)
      const [one] = await addEntries(tx, { register, unitPath: at, account: null }, [{ input }])
      if (!one?.ok) throw new Error(JSON.stringify(one?.problems))
      if (!register.balance) return one.id
      const [held] = await behindIn(tx, one.id)
      await postAmounts(tx, register, [{ holder: held, amount: -10, on: '2026-11-02', unitPath: at }])
      return one.id
    })
    ids.push(added)
  }
  const [entry = '', hours = ''] = ids
  const [posting] = await behind.ask<{ id: string }>(
    'select p.id from posting p join entry e on e.subject = p.holder where e.id = $1 and p.entry is null',
    [hours],
  )
  return { entry, hours, posting: posting?.id ?? '' }
}

async function behindIn(tx: Transaction, id: string): Promise<[string]> {
  const found = await tx.entry.findUniqueOrThrow({ where: { id }, select: { subject: true } })
  return [found.subject ?? '']
}

let serial = 100
/** Of nobody: no division has this code. */
function newNumber(): string {
  serial += 2
  const digits = `33990119600101${serial}`
  return digits + mod112(digits)
}

/** Somebody who looks like this person, a merge of the two that was undone, and a value that is asked again. */
async function lookAlike(behind: Behind, resident: string, street: string): Promise<void> {
  const values = [resident, street]
  await behind.ask(
    `insert into duplicate (a, b, unit_path, why) select least($1::uuid, t.resident), greatest($1::uuid, t.resident), $2, 'number'
     from tie t where starts_with(t.unit_path, $2) and t.resident <> $1 order by t.resident desc limit 1 on conflict do nothing`,
    values,
  )
  await behind.ask(
    `with first as (
       insert into merge (winner, loser, unit_path, account, reason, moved_enc)
       select $1, t.resident, $2, (select id from account where kind = 'staff' limit 1), 'x', 'x'
       from tie t where starts_with(t.unit_path, $2) and t.resident <> $1 order by t.resident desc limit 1 returning *)
     insert into merge (winner, loser, unit_path, account, reason, moved_enc, undoes)
     select winner, loser, unit_path, account, reason, moved_enc, id from first`,
    values,
  )
  await behind.ask(
    `insert into recheck (subject, element, fact, unit_path, account, reason)
     select subject, element, id, $2, (select id from account where kind = 'staff' limit 1), 'x' from fact where subject = $1 limit 1`,
    values,
  )
}

/** What the person asked about the own record, written as their commands would write it. */
async function rightsThings({ person, street: at, received }: Pick<Owner, 'person' | 'street'> & { received: string }) {
  const [correction, consent, copy] = [newId(), newId(), newId()]
  const { resident, account } = person
  await transaction({ as: 'worker' }, async ({ tx }) => {
    const known = await knownFacts(tx, resident)
    const mobile = known['person.mobile']
    const fact =
      mobile?.fact ??
      (await recordFact(tx, {
        subject: resident,
        element: 'person.mobile',
        value: '13900007777',
        source: 'self',
        unitPath: at,
      }))
    const asked = { element: 'person.mobile', fact, level: 3, unitPath: at, state: 'open', askedBy: account }
    const sealed = sealCorrection(correction, { value: '13900008888', said: '换号了' })
    const data = [{ id: correction, resident, ...asked, ...sealed, dueOn: new Date('2030-01-01') }]
    await tx.correction.createMany({ data })
    const version = (await tx.case.findUniqueOrThrow({ where: { id: received }, select: { version: true } })).version
    const given = {
      given: true,
      purpose: 'privacy-notice',
      textVersion: version,
      channel: 'web',
      caseId: received,
      account,
    }
    await tx.consent.createMany({ data: [{ id: consent, resident, unitPath: at, ...given }] })
    const until = new Date(Date.now() + 86_400_000)
    await tx.dataCopy.createMany({
      data: [{ id: copy, resident, account, locale: 'zh-Hans', state: 'ready', storageKey: copy, until }],
    })
  })
  const proof = await fileRow(account, { correction })
  return { correction, consent, copy, proof }
}

async function staffThings(behind: Behind, account: string, unit: string) {
  const [row] = await behind.ask<{ id: string }>('select id from post where account = $1', [account])
  return { staff: account, post: row?.id ?? newId(), unit }
}

async function secondAt(behind: Behind, role: string, unit: string): Promise<string> {
  const found = await staffAt(behind, role, unit)
  const last = found.at(-1)
  if (!last) throw new Error(`nobody is ${role} at ${unit}`)
  return last.account
}

/** Residents, staff, cases and everything around them in two streets and two departments, in a seeded database. */
export async function matrixGround(behind: Behind): Promise<Ground> {
  const relief = { service: 'old-age-allowance', working: 'minimum-living' }
  const labour = { service: 'unemployment-registration', working: 'unemployment-registration' }
  const wang = await withAccount(await personNamed(behind, '王秀英'), '')
  const owners: Record<Relation, Owner> = {
    own: { person: wang, street, ...relief },
    other: { person: await withAccount(await personNamed(behind, '吴德'), ''), street, ...relief },
    street: {
      person: await withAccount(await somebodyIn(behind, neighbour), '13900000001'),
      street: neighbour,
      ...relief,
    },
    department: { person: await withAccount(await personNamed(behind, '周晓平'), ''), street, ...labour },
  }
  const made = {} as Record<Relation, Awaited<ReturnType<typeof thingsOf>>>
  const batches = {} as Record<Relation, Batches>
  for (const relation of relations) {
    made[relation] = await thingsOf(behind, owners[relation])
    batches[relation] = await batchesAt(behind, importDesks[relation])
  }
  const hall = `${street}hall/`
  const colleague = await staffThings(behind, await secondAt(behind, 'clerk', hall), hall)
  const abroad = await staffThings(behind, await secondAt(behind, 'clerk', `${neighbour}hall/`), `${neighbour}hall/`)
  const desk = await staffThings(behind, await secondAt(behind, 'reviewer', `${street}labour/`), `${street}labour/`)
  const askers = await askersOf(behind, wang)
  const selves = new Map<string, Awaited<ReturnType<typeof staffThings>>>()
  for (const { account, unit } of askers) {
    if (account && unit) selves.set(account, await staffThings(behind, account, unit))
  }
  const staffOf = (asker: Asker, relation: Relation) =>
    relation === 'own'
      ? (selves.get(asker.account ?? '') ?? { ...colleague, staff: asker.account ?? newId() })
      : { other: colleague, street: abroad, department: desk }[relation]
  return {
    behind,
    askers,
    things: (asker, relation) => ({ ...made[relation], ...batches[relation], ...staffOf(asker, relation) }),
  }
}
