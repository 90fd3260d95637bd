import { execFileSync } from 'node:child_process'
import { expect } from '@playwright/test'
import { journeyServer } from '../support/journey-server'
import { bound } from './support/allowance'
import { begin, complete, submit } from './support/apply'
import { stranger } from './support/counter'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { act } from './support/office'
import { someone } from './support/someone'

const file = 'tests/journeys/fixtures/neighbourhood-parking.json'
const { 'party.living.division': division, 'party.living.detail': detail } = stranger()

/** `npm run definition -- publish FILE` beside the running product, as its operator does. */
function publish(): string {
  const { dataDir: DATA_DIR } = journeyServer()
  const { DATABASE_URL: _url, DATABASE_ADMIN_URL: _admin, ...environment } = process.env
  return execFileSync('npm', ['run', '-s', 'definition', '--', 'publish', file], {
    encoding: 'utf8',
    env: { ...environment, DATA_DIR },
  })
}

test('an item that is only JSON is published, found, applied for and decided', async ({ desk, resident, page }) => {
  expect(publish()).toMatch(/neighbourhood-parking/)
  await expect(async () => {
    await page.goto('/services?q=充电棚')
    await expect(page.locator('main a[href="/services/neighbourhood-parking"]')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await visit(page, '/services?q=cdp')
  await go(page, () => page.locator('main a[href="/services/neighbourhood-parking"]').first().click())
  await expect(page.locator('h1')).toContainText('充电棚车位')

  const [clerk, person] = [await desk('chenjing'), someone({ year: 1992 })]
  const own = await bound({ clerk, resident, person })
  await begin(own, 'neighbourhood-parking')
  await complete(own, {
    answers: {
      'party.living.division': division ?? '',
      'party.living.detail': detail ?? '',
      'form.plate': '云A·E2026',
      'form.charges': 'yes',
      'form.truth.*': 'yes',
    },
    photos: ['invoice'],
  })
  const id = await submit(own)
  await visit(clerk, `/office/cases/${id}`)
  await expect(clerk.locator('main')).toContainText('云A·E2026')
  await act(clerk, id, 'decide_at_once')
  await visit(own, `/cases/${id}`)
  await expect(own.locator('main')).toContainText('准予')
})
