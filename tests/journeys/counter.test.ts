import { expect, type Page } from '@playwright/test'
import { pinyin } from 'pinyin-pro'
import { addPerson, caseOf, signed, stranger, take } from './support/counter'
import { fill } from './support/fill'
import { test } from './support/journey'
import { keysWork, pressKey } from './support/keys'
import { go, visit } from './support/look'
import { act } from './support/office'
import { someone } from './support/someone'

const service = 'old-age-allowance'
const application = { ...stranger(), 'form.own_account': 'yes', ...signed, 'material.bank_card': 'seen' }

/** Types into the one box of the counter, as a card reader or a hand does, and reads who was found. */
async function find(page: Page, typed: string): Promise<void> {
  await visit(page, '/counter')
  await keysWork(page)
  const box = page.locator('#f-q')
  if (!(await box.evaluate((input) => input === document.activeElement))) await page.keyboard.press('/')
  await expect(box).toBeFocused()
  await page.keyboard.type(typed)
  await go(page, () => page.keyboard.press('Enter'))
}

test('a clerk adds a visitor, finds them again in every way and takes their application by keyboard', async ({
  desk,
}) => {
  const [page, visitor] = [await desk('chenjing'), someone({ year: 1938 })]
  const id = await addPerson(page, visitor)
  const initials = pinyin(visitor.name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')
  for (const typed of [
    visitor.idNumber,
    visitor.idNumber.slice(-4),
    visitor.mobile.slice(-4),
    initials,
    visitor.name,
  ]) {
    await find(page, typed)
    const served = page.locator(`a[href="/counter/${id}"]`)
    if (!page.url().endsWith(`/counter/${id}`)) await expect(served, typed).toBeVisible()
  }

  await page.addInitScript(() => {
    window.print = () => sessionStorage.setItem('printed', location.pathname)
  })
  await visit(page, `/counter/${id}`)
  const item = page.locator(`a[href*="service=${service}"]`)
  await pressKey(page, (await item.getAttribute('data-hotkey')) ?? '')
  const form = page.locator('#counter-form')
  await expect(form).toContainText(`${visitor.idNumber.slice(0, 3)}`)
  await expect(form).not.toContainText(visitor.idNumber)
  await expect(form.locator('[name="party.hukou"]')).toBeVisible()
  await expect(form.locator('[name="party.name"]')).toHaveCount(0)
  await fill(form, application)
  await pressKey(page, 'Control+Enter')
  await expect(page).toHaveURL(/\/counter\/receipts\//)
  await expect(page.locator('article.receipt')).toContainText(visitor.name)
  await expect(page.locator('article.receipt svg')).toBeVisible()
  const taken = caseOf(page)
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('printed'))).toBe(`/counter/receipts/${taken}`)
  await pressKey(page, 'o')
  await expect(page).toHaveURL(new RegExp(taken))
  await expect(page.locator('h1')).toContainText(visitor.name)
})

test('a form with mistakes comes back with every value and every mistake', async ({ desk }) => {
  const [page, visitor] = [await desk('zhangwei'), someone({ year: 1940 })]
  const id = await addPerson(page, visitor)
  await visit(page, `/counter/${id}?service=${service}`)
  const form = page.locator('#counter-form')
  await fill(form, {
    'party.account.bank': '云州农商银行',
    'party.living.detail': '荷塘路9号',
    'form.own_account': 'no',
  })
  await go(page, () => form.locator('button[name=action][value=accept]').click())
  await expect(page.locator('#error-summary')).toBeVisible()
  expect(await page.title()).toMatch(/^错误：/)
  await expect(form.locator('[name="party.account.bank"]')).toHaveValue('云州农商银行')
  await expect(form.locator('[name="party.living.detail"]')).toHaveValue('荷塘路9号')
  await fill(form, {
    ...application,
    'form.payee.name': '钟建华',
    'form.payee_reason': '本人行动不便',
    'form.own_account': 'no',
  })
  await go(page, () => form.locator('button[name=action][value=accept]').click())
  await expect(page).toHaveURL(/\/counter\/receipts\//)
})

test('a clerk declines an application and says why', async ({ desk }) => {
  const [page, visitor] = [await desk('zhangwei'), someone({ year: 1990 })]
  const resident = await addPerson(page, visitor)
  const id = await take(page, { resident, service, answers: application, action: '' })
  await act(page, id, 'decline', {
    'asked.why': 'not_eligible',
    'asked.reason': '申请人未满80周岁，不符合申领条件。',
  })
  await expect(page.getByText('不予受理').first()).toBeVisible()
  await expect(page.locator('a[href^="/papers/"]').filter({ hasText: '不予受理' })).toBeVisible()
  await visit(page, '/office')
  await expect(page.locator(`a[href="/office/cases/${id}"]`)).toHaveCount(0)
})
