import { expect } from '@playwright/test'
import { fill } from './support/fill'
import { findPeople } from './support/find-people'
import { applyList, checkList, readyFor, residentHeads, sendList } from './support/import-list'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { someone } from './support/someone'

test.use({ javaScriptEnabled: false })

const register = 'priority-groups'

test('a reviewer imports a list: columns, check, marked file, bringing in, a row that waits, taking back', async ({
  desk,
}) => {
  const page = await desk('lifang')
  const [one, two] = [someone({ year: 1960 }), someone({ year: 1961 })]
  const text = [
    '十一月新增人员名单,,,',
    '姓名,身份证号,人群类别,起始日期',
    `${one.name},${one.idNumber},低保,2026-11-01`,
    `${two.name},${two.idNumber.slice(0, -1)},低保,2026-11-01`,
  ].join('\r\n')

  await visit(page, '/registers/imports')
  await visit(page, '/registers/imports/new')
  const empty = page.locator('form[action="/upload/import"]')
  await fill(empty, { source: '街道民政办月报' })
  await go(page, () => empty.locator('button[type=submit]').click())
  await expect(page.locator('#error-summary')).toBeVisible()
  await expect(page.locator('[name=source]')).toHaveValue('街道民政办月报')

  await sendList(page, { target: register, name: '名单.csv', text })
  await readyFor(page, 'select[name^="to."], form[action="/do/apply-import"]')
  const mapping = page.locator('form[action="/do/map-import"]').filter({ has: page.locator('select[name="to.0"]') })
  if (await mapping.isVisible()) {
    await expect(mapping.locator('[name="to.1"]')).toHaveValue('resident.id')
    await go(page, () => mapping.locator('button[value=check]').click())
    await readyFor(page, 'form[action="/do/apply-import"]')
  }
  await expect(page.getByText('号码位数不对')).toBeVisible()
  const marked = await page.request.get((await page.locator('a[href^="/api/imports/"]').getAttribute('href')) ?? '')
  expect(marked.status()).toBe(200)
  expect((await marked.body()).subarray(0, 2).toString()).toBe('PK')
  await go(page, () => page.locator('form[action="/do/apply-import"]').locator('button[type=submit]').last().click())
  await readyFor(page, 'details:has(form[action="/do/undo-import"]), a[href$="/rows"]')
  const batch = page.url()

  await go(page, () => page.locator('a[href$="/rows"]').first().click())
  await expect(page.getByRole('row').filter({ hasText: two.name })).toBeVisible()
  await go(page, () => page.getByRole('link', { name: two.name }).click())
  const row = page.locator('form[action="/do/settle-row"]')
  await fill(row, { 'cell.1': '3399' })
  await go(page, () => row.locator('button[value=correct]').click())
  await expect(page.locator('#error-summary')).toBeVisible()
  await expect(row.locator('[name="cell.1"]')).toHaveValue('3399')
  await fill(row, { 'cell.1': two.idNumber })
  await go(page, () => row.locator('button[value=correct]').click())

  await visit(page, new URL(batch).pathname)
  await page.locator('summary').filter({ hasText: '导错了' }).click()
  await go(page, () => page.locator('form[action="/do/undo-import"]').getByRole('button').click())
  await expect(async () => {
    await page.reload()
    await expect(page.locator('h1').locator('..')).toContainText('已撤回', { timeout: 500 })
  }).toPass({ timeout: 60_000 })

  await sendList(page, { target: register, name: '名单2.csv', text })
  await readyFor(page, 'form[action="/do/apply-import"]')
  await go(page, () => page.locator('form[action="/do/drop-import"]').getByRole('button').click())
  await expect(page).toHaveURL(/\/registers\/imports$/)
})

test('a data steward brings in a list of residents, sees how many came, and takes it back', async ({ desk }) => {
  const page = await desk('jiangli')
  const people = [someone({ year: 1970 }), someone({ year: 1995 })]
  const rows = people.map(({ name, idNumber, mobile }) => `${name},${idNumber},${mobile},荷花社区,藕池巷6号`)
  await visit(page, '/registers/imports/new')
  await expect(page.locator('[name=target] option[value=""]')).toHaveText('居民信息')
  await sendList(page, { target: '', name: '居民.csv', text: [residentHeads, ...rows].join('\r\n') })
  await checkList(page)
  await applyList(page)
  await expect(page.getByText('新增', { exact: true }).locator('..')).toContainText('2')
  const batch = new URL(page.url()).pathname
  for (const { idNumber, name } of people) {
    await findPeople(page, idNumber)
    await expect(page.locator('main tbody')).toContainText(name)
  }
  await visit(page, batch)
  await page.locator('summary').filter({ hasText: '导错了' }).click()
  await go(page, () => page.locator('form[action="/do/undo-import"]').getByRole('button').click())
  await expect(async () => {
    await page.reload()
    await expect(page.locator('h1').locator('..')).toContainText('已撤回', { timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await findPeople(page, people[0]?.idNumber ?? '')
  await expect(page.locator('main tbody')).toHaveCount(0)
})
