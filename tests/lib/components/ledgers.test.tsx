import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BalanceTable } from '@/components/balance-table'
import { EntryFacts, type EntryView } from '@/components/entry-facts'
import { EntryHistory } from '@/components/entry-history'
import { EntryPanel } from '@/components/entry-panel'
import { LedgerCards } from '@/components/ledger-cards'
import { LedgerExport } from '@/components/ledger-export'
import { LedgerFilters, type LedgerView } from '@/components/ledger-filters'
import { LedgerForm, type LedgerFormView } from '@/components/ledger-form'
import { LedgerSearch } from '@/components/ledger-search'
import { LedgerTable } from '@/components/ledger-table'
import { loadMessages } from '@/lib/text/load-messages'

const missing: string[] = []

async function html(page: ReactNode): Promise<string> {
  const messages = await loadMessages('zh-Hans')
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale="zh-Hans"
      timeZone="Asia/Shanghai"
      messages={messages as never}
      onError={(problem) => missing.push(problem.message)}
    >
      {page}
    </NextIntlClientProvider>,
  )
}

const words = {
  codes: { kinds: [{ value: '1', label: '一' }] },
  divisions: [],
  consents: {},
  signers: {},
  known: {},
  computed: {},
}
const scope = { roots: {}, rate: () => undefined }
const ledger: LedgerView = {
  ...{
    key: 'things',
    name: '物品台账',
    searches: true,
    fresh: true,
    keep: 3,
    balance: false,
    keeps: true,
    exports: true,
    next: null,
  },
  columns: [
    { key: 'name', label: '名称', sortable: true, numeric: false, codes: [] },
    { key: 'kind', label: '类型', sortable: true, numeric: false, codes: [{ value: '1', label: '一' }] },
  ],
  states: [{ state: 'active' }, { state: 'away', name: '借出' }],
  units: [
    { value: 'a/', label: '甲' },
    { value: 'b/', label: '乙' },
  ],
  rows: [
    { id: 'r1', cells: ['钟', '一'], state: 'active', unit: '甲', from: '2026-01-01', to: null, overdue: true },
    {
      id: 'r2',
      cells: ['', ''],
      state: 'away',
      stateName: '借出',
      unit: '乙',
      from: '2026-01-01',
      to: null,
      overdue: false,
    },
  ],
}
const entry: EntryView = {
  ...{
    ledger: '物品台账',
    title: '钟',
    state: 'active',
    stateName: undefined,
    unit: '甲',
    from: '2026-01-01',
    to: null,
  },
  ...{
    staleOn: '2026-02-01',
    overdue: true,
    keep: 3,
    keptUntil: null,
    version: 4,
    caseId: null,
    holder: 'h1',
    open: false,
  },
  groups: [{ index: 0, title: '', rows: [{ key: 'name', label: '名称', text: '钟', level: 1 }] }],
  history: [
    {
      id: 'e2',
      at: '2026-01-02T00:00:00Z',
      who: '陈静',
      verb: 'correct',
      changes: [{ label: '名称', before: '', after: '钟' }],
      said: [],
    },
    { id: 'e1', at: '2026-01-01T00:00:00Z', who: null, verb: 'open', changes: [], said: ['说明'] },
  ],
  moves: [
    { action: 'lend', label: '借出', tone: 'primary', form: [], words },
    {
      action: 'drop',
      label: '报废',
      tone: 'danger',
      words,
      form: [{ fields: [{ key: 'reason', type: 'long-text', label: '原因', required: true }] }],
    },
  ],
  ...{ keeps: true, corrects: true, fresh: true, masked: true, unmasks: true, revealed: false },
}

test('the list says its filter, its order and what is overdue, as a table of links', async () => {
  const filter = { sort: 'name', codes: { kind: '1' } }
  const page = await html(
    <>
      <LedgerSearch register="things" found problem="请多写几个字" />
      <LedgerFilters ledger={ledger} filter={filter} />
      <LedgerExport register="things" filter={filter} words="类型 一" formKey="k" />
      <LedgerTable ledger={ledger} filter={filter} empty={null} />
    </>,
  )
  expect(page).toContain('aria-sort="ascending"')
  expect(page).toContain('href="/registers/things?sort=-name&amp;f.kind=1"')
  expect(page).toContain('href="/registers/things/r1"')
  expect(page).toContain('该核实了')
  expect(page).toContain('value="{&quot;sort&quot;:&quot;name&quot;')
})

test('an entry shows its history and offers what may be done, with the version it was read at', async () => {
  const panel = { ledger: 'things', id: 'r1', entry, newKey: () => 'k', errors: {}, typed: {} }
  const page = await html(
    <>
      <EntryFacts ledger="things" entry={entry} />
      <EntryHistory lines={entry.history} />
      <EntryPanel {...panel} />
    </>,
  )
  expect(page).toContain('名称：（空） → 钟')
  for (const command of ['confirm-entry', 'move-entry', 'end-entry', 'unmask-entry']) {
    expect(page).toContain(`action="/do/${command}"`)
  }
  expect(page.match(/name="version" value="4"/g)).toHaveLength(4)
  expect(page).toContain('href="/registers/things/balance/h1"')
  const refused = await html(
    <EntryPanel {...panel} typed={{ why: 'over', reason: '坏' }} errors={{ reason: '请填写这一项' }} />,
  )
  expect(refused).toContain('value="坏"')
  expect(refused).toContain('请填写这一项')
})

test('a refused form keeps what was typed', async () => {
  const view: LedgerFormView = {
    ...{ key: 'things', name: '物品台账', scope, words, unit: 'a/', entry: null },
    form: [{ fields: [{ key: 'name', type: 'text', label: '名称', required: true }] }],
    inputs: { name: '钟' },
    units: ledger.units,
  }
  const page = await html(
    <LedgerForm view={view} errors={{ 'entry.name': '太长' }} typed={{ unit: 'b/', to: '2027-01-01' }} formKey="k" />,
  )
  expect(page).toMatch(/name="entry.name"[^>]*value="钟"|value="钟"[^>]*name="entry.name"/)
  expect(page).toContain('太长')
  expect(page).toContain('value="2027-01-01"')
  expect(page).toMatch(/<option value="b\/" selected/)
})

test('cards and balances have all their words', async () => {
  const card = { key: 'things', name: '物品台账', about: 'none' as const, keeps: true, balance: true }
  const posting = { id: 'p', on: '2026-01-01', amount: -5, why: '用掉', entry: null, reverses: null, reversed: false }
  const view = {
    ledger: '物品台账',
    name: '李',
    measure: 'minute',
    floor: 0,
    totals: [],
    postings: [posting],
    keeps: true,
  }
  const page = await html(
    <>
      <LedgerCards ledgers={[card]} />
      <BalanceTable ledger="things" view={view} newKey={() => 'k'} back="/" empty={null} />
    </>,
  )
  expect(page).toContain('-5')
  expect(page).toContain('action="/do/reverse-posting"')
  expect(missing).toEqual([])
})
