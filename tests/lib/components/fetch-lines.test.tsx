import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ConnectorTable } from '@/components/connector-table'
import { FetchLines } from '@/components/fetch-lines'
import type { ConnectorStateView } from '@/lib/registry/connectors/connector-states'
import type { FetchView } from '@/lib/registry/connectors/fetch-views'
import messages from '@/lib/text/messages/zh-Hans/connectors.json'

const shown = (page: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-Hans" messages={{ connectors: messages }} timeZone="Asia/Shanghai">
      {page}
    </NextIntlClientProvider>,
  )

const base: FetchView = {
  ...{ id: 'f', register: '人口库', state: 'waiting', finding: null, reason: null, doneAt: null, tried: false },
  ...{ waitingSince: '2026-11-24T02:00:00.000Z', task: null, values: [], simulated: true },
}
const lines = (fetch: Partial<FetchView>, mayAsk = true) =>
  shown(<FetchLines fetches={[{ ...base, ...fetch }]} mayAsk={mayAsk} next="/office/cases/1" newKey={() => 'key'} />)

it('says since when a look-up waits and why the last try came to nothing, and that work goes on', () => {
  expect(lines({})).toMatch(/模拟数据源.*等待中.*10:00 起等待/)
  expect(lines({ tried: true, reason: 'timeout' })).toMatch(/上次未取得：超时.*不影响办理/)
  expect(lines({})).not.toContain('<form')
})

it('shows what was fetched, marks what differs, and asks again by a plain form', () => {
  const values = [{ element: 'person.hukou_division', label: '户籍地', text: '青禾社区', differs: true }]
  const page = lines({ state: 'fetched', finding: 'agrees', doneAt: '2026-11-24T02:01:00.000Z', values })
  expect(page).toMatch(/10:01 取得.*户籍地.*青禾社区.*与本件不一致/)
  expect(page).toMatch(/<form[^>]*action="\/do\/refetch".*再次核验/)
  expect(page).toMatch(/<input[^>]*name="fetch"[^>]*value="f"/)
  expect(lines({ state: 'fetched', finding: 'agrees', values }, false)).not.toContain('<form')
})

it('shows no value of an answer with another name', () => {
  const values = [{ element: 'person.hukou_division', label: '户籍地', text: '荷花社区', differs: true }]
  const page = lines({ state: 'fetched', finding: 'differs', doneAt: '2026-11-24T02:01:00.000Z', values })
  expect(page).toContain('没有采用')
  expect(page).not.toContain('荷花社区')
})

it('says that a register is not connected, and what it needs', () => {
  expect(lines({ state: 'unconnected' })).toMatch(/未接入.*请人工核对/)
  const state: ConnectorStateView = {
    ...{ key: 'a', name: '人口库', setting: 'CONNECTOR_A', connected: false, breaker: 'closed', openUntil: null },
    ...{ waiting: 0, failedLastHour: 0, unconnected: 2, differing: 0, lastOkAt: null, lastFailedAt: null },
    ...{ lastReason: null, elements: ['民族', '户籍地'], simulated: true },
  }
  expect(shown(<ConnectorTable connectors={[state]} />)).toMatch(/民族、户籍地.*CONNECTOR_A_URL.*没有过/)
  const open = { ...state, connected: true, breaker: 'open' as const, openUntil: '2026-11-24T02:01:00.000Z' }
  expect(shown(<ConnectorTable connectors={[open]} />)).toMatch(/模拟数据源.*已断开，.*10:01 后试探/)
})
