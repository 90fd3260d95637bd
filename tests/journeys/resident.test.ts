import { expect, type Page } from '@playwright/test'
import { allowance, applyAtHome, bound, fromHome } from './support/allowance'
import { complete, next, stepForm, stepOf, submit } from './support/apply'
import { fill } from './support/fill'
import { signInByPhone, test } from './support/journey'
import { go, visit } from './support/look'
import { qrOf } from './support/paper'
import { someone } from './support/someone'

/** Division, day and a running number, in groups. */
const receiptNumber = /339901001 \d{8} \d{6}/
const wang = { name: '王秀英', mobile: '13800005678' }

async function search(page: Page, words: string): Promise<void> {
  await visit(page, '/')
  await page.locator('input[name=q]').fill(words)
  await go(page, () => page.keyboard.press('Enter'))
  const found = page.locator('main a[href^="/services/"]')
  await expect(found.first(), words).toBeVisible()
  const shown = await found.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(shown.slice(0, 3), words).toContain(`/services/${allowance}`)
}

test('Wang finds the allowance, signs in, answers what is not known yet and submits', async ({ page, desk }, {
  project,
}) => {
  test.skip(project.name !== 'phone', 'she has one phone, and one draft of an item at a time')
  await search(page, 'gljt')
  await search(page, '高龄')
  await go(page, () => page.locator(`main a[href="/services/${allowance}"]`).first().click())
  await expect(page.locator('h1')).toContainText('高龄津贴')
  await go(page, () => page.locator('main a[href^="/sign-in?next="]').first().click())
  await signInByPhone(page, { mobile: wang.mobile, outbox: await desk('sysadmin') })
  await expect(page).toHaveURL(new RegExp(`/services/${allowance}`))
  await go(page, () => page.locator('form[action="/do/start-draft"]').getByRole('button').first().click())
  expect(stepOf(page)).toBe('you')

  const known = page.locator('dl').first()
  await expect(known).toContainText(wang.name)
  await expect(known).toContainText(/\d{3}\*{8,}\d{3}[\dX]/)
  await expect(known).toContainText('1944年9月12日')
  await expect(known).toContainText('柳园路12号')
  await expect(known.getByText('来自').first()).toBeVisible()
  await expect(stepForm(page).locator('[name="party.name"]')).toHaveCount(0)

  await next(page, { 'party.account.bank': '云州农商银行', 'party.account.number': '6222020200112230000' })
  await complete(page, {
    answers: { 'form.own_account': 'yes', 'form.privacy.*': 'yes', 'form.truth.*': 'yes' },
    photos: ['bank_card'],
  })
  await expect(page.locator('main')).toContainText('云州农商银行')
  await expect(page.locator('main')).not.toContainText('6222020200112230000')
  const id = await submit(page)
  await expect(page.locator('main')).toContainText(receiptNumber)
  const code = page.locator('section[aria-labelledby=submitted] svg[role=img]')
  expect(qrOf(await code.screenshot())).toMatch(new RegExp(`/cases/${id}$`))
  await visit(page, '/cases')
  await expect(page.locator(`a[href="/cases/${id}"]`).first()).toBeVisible()
})

test('somebody new is tied to their person once, makes mistakes, leaves and comes back to what they typed', async ({
  desk,
  resident,
}) => {
  const person = someone({ year: 1939 })
  const page = await bound({ clerk: await desk('chenjing'), resident, person })
  await visit(page, `/services/${allowance}`)
  await go(page, () => page.locator('form[action="/do/start-draft"]').getByRole('button').first().click())
  await fill(stepForm(page), { 'party.account.bank': '云州农商银行' })
  await go(page, () => stepForm(page).locator('button[name=go][value=next]').click())
  expect(stepOf(page)).toBe('you')
  await expect(page.locator('#error-summary')).toBeVisible()
  expect(await page.title()).toMatch(/^错误：/)
  await expect(page.locator('[name="party.account.bank"]')).toHaveValue('云州农商银行')
  await go(page, () => stepForm(page).locator('button[name=go][value=leave]').click())
  await visit(page, `/services/${allowance}`)
  await go(page, () => page.locator('main a[href^="/apply/"]').first().click())
  await expect(page.locator('[name="party.account.bank"]')).toHaveValue('云州农商银行')
  await complete(page, { answers: fromHome, photos: ['bank_card'] })
  await submit(page)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the whole journey from the search to the receipt', async ({ desk, resident, page }) => {
    await search(page, '高龄')
    const person = someone({ year: 1941 })
    const own = await bound({ clerk: await desk('chenjing'), resident, person })
    const id = await applyAtHome(own)
    await expect(own.locator('main')).toContainText(receiptNumber)
    await visit(own, '/cases')
    await expect(own.locator(`a[href="/cases/${id}"]`).first()).toBeVisible()
  })
})
