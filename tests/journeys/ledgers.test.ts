import { expect } from '@playwright/test'
import { fill } from './support/fill'
import { test } from './support/journey'
import { go, look, visit } from './support/look'
import { someone } from './support/someone'

const form = 'form[action="/do/add-entry"]'
const hehua = 'yunzhou/linjiang/qinghe/hehua/'
const name = `荷花社区棋牌室${Date.now() % 100_000}`

test('a clerk keeps a ledger: add with an error, find, correct, move, export', async ({ desk }) => {
  const page = await desk('chenjing')
  await visit(page, '/registers')
  await go(page, () => page.locator('main a[href="/registers/facilities"]').click())
  await page.keyboard.press('n')
  await page.waitForURL(/\/registers\/facilities\/new/)
  await look(page)
  await fill(page.locator(form), { unit: hehua, 'entry.name': name })
  await go(page, () => page.locator(`${form} button[data-main]`).click())
  await expect(page.locator('#error-summary')).toBeVisible()
  await expect(page.locator('[name="entry.name"]')).toHaveValue(name)
  await fill(page.locator(form), {
    ...{ 'entry.kind': 'P08', 'entry.address.division': hehua, 'entry.address.detail': '荷花路 9 号' },
    'entry.hours': '每天 9:00 到 21:00',
  })
  await go(page, () => page.locator(`${form} button[data-main]`).click())
  await expect(page).toHaveURL(/did=add/)
  await expect(page.locator('h1')).toHaveText(name)

  await go(page, () => page.locator('main a[href$="/edit"]').click())
  await fill(page.locator('form[action="/do/correct-entry"]'), { 'entry.hours': '每天 8:00 到 22:00' })
  await go(page, () => page.locator('form[action="/do/correct-entry"] button[data-main]').click())
  await expect(page.locator('main')).toContainText('每天 9:00 到 21:00 → 每天 8:00 到 22:00')

  const move = page.locator('form[action="/do/move-entry"]').filter({ has: page.locator('input[value="close"]') })
  await page.locator('details').filter({ has: move }).locator('summary').click()
  await fill(move, { 'asked.reason': '装修' })
  await go(page, () => move.locator('button[type=submit]').last().click())
  await expect(page).toHaveURL(/did=move/)

  await visit(page, '/registers/facilities')
  await page.locator('form[action="/do/find-entries"] [name=q]').fill(name.slice(0, 6))
  await go(page, () => page.locator('form[action="/do/find-entries"] button').click())
  await expect(page).toHaveURL(/found=/)
  expect(page.url()).not.toContain(encodeURIComponent(name.slice(0, 2)))
  await expect(page.locator('main tbody')).toContainText(name)
  await visit(page, '/registers/facilities?state=closed&sort=name')
  await expect(page.locator('main tbody')).toContainText(name)

  await page
    .locator('details')
    .filter({ has: page.locator('form[action="/do/export-ledger"]') })
    .locator('summary')
    .click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('form[action="/do/export-ledger"] button').click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/)

  await visit(page, '/open/facilities')
  await expect(page.locator('h1')).toBeVisible()
})

test.describe('in the field, on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a community worker records an event and deals with it', async ({ desk }) => {
    const page = await desk('hehua-1')
    await page.setViewportSize({ width: 390, height: 844 })
    await visit(page, '/registers/field-events/new')
    await fill(page.locator(form), {
      ...{ 'entry.kind': 'V04', 'entry.what': '3 号楼下堆放杂物', 'entry.where.division': hehua },
      ...{ 'entry.where.detail': '荷花路 3 号', 'entry.at.date': '20261120', 'entry.at.time': '09:30' },
    })
    await go(page, () => page.locator(`${form} button[data-main]`).click())
    await expect(page).toHaveURL(/did=add/)
    const handle = page.locator('form[action="/do/move-entry"]').filter({ has: page.locator('input[value="handle"]') })
    await page.locator('details').filter({ has: handle }).locator('summary').click()
    await fill(handle, { 'asked.reason': '已联系物业清走' })
    await go(page, () => handle.locator('button[type=submit]').last().click())
    await expect(page).toHaveURL(/did=move/)
    await expect(page.locator('main')).toContainText('已联系物业清走')
  })
  test('a community worker visits somebody who lives alone and says what was found', async ({ desk }) => {
    const [page, visited] = [await desk('hehua-1'), someone({ year: 1943 })]
    await page.setViewportSize({ width: 390, height: 844 })
    await visit(page, '/registers/living-alone-visits/new')
    await fill(page.locator(form), {
      ...{ 'entry.person.name': visited.name, 'entry.person.id': visited.idNumber, 'entry.living': '01' },
      ...{ 'entry.visited_on': '20261120', 'entry.visitors': '荷花社区 周敏', 'entry.well': 'no' },
    })
    await go(page, () => page.locator(`${form} button[data-main]`).click())
    await expect(page.locator('#error-summary')).toBeVisible()
    await expect(page.locator('[name="entry.visitors"]')).toHaveValue('荷花社区 周敏')
    await fill(page.locator(form), { 'entry.found': '燃气灶打不着火', 'entry.next_on': '20261127' })
    await go(page, () => page.locator(`${form} button[data-main]`).click())
    await expect(page).toHaveURL(/did=add/)
    await expect(page.locator('h1')).toContainText(visited.name)
    await visit(page, '/registers/living-alone-visits')
    await expect(page.locator('main tbody')).toContainText(visited.name)
  })
})
