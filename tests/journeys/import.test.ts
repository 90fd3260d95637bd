import { expect, type Page } from '@playwright/test'
import { fill } from './support/fill'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { someone } from './support/someone'

test.use({ javaScriptEnabled: false })

const register = 'priority-groups'

/** Loads the page of a file again, as it does by itself every two seconds, until it stands at something new. */
async function wait(page: Page, form: string): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(page.locator(form).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
}

async function upload(page: Page, file: { name: string; text: string }): Promise<void> {
  await visit(page, '/registers/imports/new')
  const form = page.locator('form[action="/upload/import"]')
  await fill(form, { target: register, source: '街道民政办月报' })
  await form.locator('input[type=file]').setInputFiles({
    ...{ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${file.text}`) },
  })
  await go(page, () => form.locator('button[type=submit]').click())
}

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

  await upload(page, { name: '名单.csv', text })
  await wait(page, 'select[name^="to."], form[action="/do/apply-import"]')
  const mapping = page.locator('form[action="/do/map-import"]').filter({ has: page.locator('select[name="to.0"]') })
  if (await mapping.isVisible()) {
    await expect(mapping.locator('[name="to.1"]')).toHaveValue('resident.id')
    await go(page, () => mapping.locator('button[value=check]').click())
    await wait(page, 'form[action="/do/apply-import"]')
  }
  await expect(page.getByText('号码位数不对')).toBeVisible()
  const marked = await page.request.get((await page.locator('a[href^="/api/imports/"]').getAttribute('href')) ?? '')
  expect(marked.status()).toBe(200)
  expect((await marked.body()).subarray(0, 2).toString()).toBe('PK')
  await go(page, () => page.locator('form[action="/do/apply-import"]').locator('button[type=submit]').last().click())
  await wait(page, 'form[action="/do/undo-import"], a[href$="/rows"]')
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

  await upload(page, { name: '名单2.csv', text })
  await wait(page, 'form[action="/do/apply-import"]')
  await go(page, () => page.locator('form[action="/do/drop-import"]').getByRole('button').click())
  await expect(page).toHaveURL(/\/registers\/imports$/)
})
