import { parseDocument } from '@/lib/catalogue/documents'
import { office } from '@/lib/catalogue/office'
import { publishDocuments } from '@/lib/catalogue/publish'
import type { Register } from '@/lib/catalogue/schema'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { type AddedEntry, addEntries } from '@/lib/registry/ledgers/add-entries'

/** A ledger that exists nowhere but in this test: every word of it is data. */
export const benches = {
  kind: 'register',
  key: 'benches',
  name: { 'zh-Hans': '长椅台账', en: 'Benches' },
  subject: 'none',
  scope: '$entry.unit',
  identity: ['number'],
  fields: [
    {
      fields: [
        { key: 'number', type: 'text', label: { 'zh-Hans': '编号', en: 'Number' }, required: true, level: 1 },
        { key: 'kind', type: 'choice', label: { 'zh-Hans': '类型', en: 'Kind' }, codes: 'org_kind', level: 1 },
        { key: 'seats', type: 'number', label: { 'zh-Hans': '座位', en: 'Seats' }, min: 1, max: 20, level: 1 },
        { key: 'price', type: 'money', label: { 'zh-Hans': '造价', en: 'Price' }, min: 0 },
        { key: 'keeper', type: 'person', label: { 'zh-Hans': '认养人', en: 'Keeper' }, level: 3 },
      ],
    },
  ],
  moves: [
    {
      action: 'repair',
      label: { 'zh-Hans': '送修', en: 'Repair' },
      from: ['active'],
      to: 'away',
      by: ['clerk'],
      ask: 'reason',
    },
    { action: 'end', label: { 'zh-Hans': '拆除', en: 'Remove' }, from: ['active', 'away'], to: 'ended', by: ['clerk'] },
  ],
  states: { away: { 'zh-Hans': '修理中', en: 'Being repaired' } },
  read: ['clerk', 'community-worker'],
  write: ['clerk'],
  list: ['number', 'kind', 'seats', 'price', 'keeper'],
  search: ['number', 'keeper'],
  open: ['number', 'seats'],
  fresh: { days: 30 },
  keep: 2,
}

/** Publishes a register from plain JSON, as the screen or the script of an office does. */
export async function publishRegister(json: unknown): Promise<void> {
  const parsed = parseDocument(json)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  await transaction({ as: 'worker' }, async ({ tx }) => {
    const published = await publishDocuments(tx, [...(await office(tx)).documents, parsed.document], { account: null })
    if (!published.ok) throw new Error(JSON.stringify(published.problems))
  })
}

export async function registerOf(key: string): Promise<Register> {
  const found = await transaction({ as: 'worker' }, async ({ tx }) => (await office(tx)).register(key))
  if (!found) throw new Error(`no register ${key}`)
  return found
}

type Rows = Parameters<typeof addEntries>[2]

/** Adds rows as somebody, through the function that import uses too. */
export async function addAs(entry: Entry, to: { key: string; unitPath: string }, rows: Rows): Promise<AddedEntry[]> {
  const register = await registerOf(to.key)
  return transaction(entry, ({ tx, actor }) =>
    addEntries(tx, { register, unitPath: to.unitPath, account: actor.account }, rows),
  )
}

/** Ids of rows that must all have been added. */
export function idsOf(added: readonly AddedEntry[]): string[] {
  return added.map((each) => {
    if (!each.ok) throw new Error(JSON.stringify(each.problems))
    return each.id
  })
}
