import { expect, type Page } from '@playwright/test'
import { pinyin } from 'pinyin-pro'
import { fill } from './support/fill'
import { findPeople } from './support/find-people'
import { test } from './support/journey'
import { keysWork } from './support/keys'
import { go, visit } from './support/look'
import { type Someone, someone } from './support/someone'
import { unfold } from './support/unfold'

/** Adds somebody on the page for it; answers the address of their page. */
async function add(page: Page, { idNumber, name, mobile }: Someone): Promise<string> {
  await visit(page, '/registers/people/new')
  const form = page.locator('form[action="/do/add-person"]')
  await fill(form, { idNumber, name, phone: mobile })
  await go(page, () => form.getByRole('button').click())
  await expect(page).toHaveURL(/\/registers\/people\/[0-9a-f-]{36}\?did=added$/)
  return new URL(page.url()).pathname
}

test('a clerk adds a person, is warned of a likely double, and keeps the record', async ({ desk }) => {
  const [page, visitor] = [await desk('chenjing'), someone({ year: 1950 })]
  const address = await add(page, visitor)
  const { idNumber, mobile, name } = visitor
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')
  for (const typed of [idNumber, mobile, name, idNumber.slice(-4), mobile.slice(-6), initials]) {
    await findPeople(page, typed)
    await expect(page.locator(`a[href="${address}"]`), typed).toBeVisible()
  }

  await visit(page, '/registers/people/new')
  const adding = page.locator('form[action="/do/add-person"]')
  await fill(adding, { idNumber: visitor.idNumber, name: '另一人' })
  await go(page, () => adding.getByRole('button').click())
  await expect(page).toHaveURL(/check=/)
  await expect(page.getByRole('alert').filter({ hasText: visitor.name })).toBeVisible()
  await expect(adding.locator('[name=name]')).toHaveValue('另一人')

  await visit(page, address)
  await expect(page.locator('main')).not.toContainText(visitor.idNumber)
  const unmask = await unfold(page, 'unmask-person')
  await fill(unmask, { elements: 'person.identity_number', reason: '核对身份证原件' })
  await go(page, () => unmask.getByRole('button').click())
  await expect(page.locator('main')).toContainText(visitor.idNumber)
  await expect(page.locator('main')).toContainText('核对身份证原件')

  const contact = await unfold(page, 'set-contact')
  await fill(contact, { second: '0571-88123456' })
  await go(page, () => contact.getByRole('button').click())
  await expect(page.locator('main')).toContainText('0571-****3456')

  await page.locator('select[name=group]').selectOption('D01')
  await go(page, () => page.getByRole('button', { name: '继续' }).click())
  const join = page.locator('form[action="/do/join-group"]')
  await fill(join, { 'entry.certificate': `${visitor.idNumber}42`, 'entry.since': '2024-03-01' })
  await go(page, () => join.getByRole('button').click())
  await expect(page.locator('#groups')).toContainText('肢体残疾')

  const amend = await unfold(page, 'amend-identity')
  await fill(amend, { name: `${visitor.name}新`, reason: '户口簿已更名' })
  await go(page, () => amend.getByRole('button').click())
  await expect(page.locator('h1')).toContainText(`${visitor.name}新`)

  const death = await unfold(page, 'record-death')
  await fill(death, { diedOn: '2026-11-01', proof: '死亡证明原件' })
  await go(page, () => death.getByRole('button').click())
  await expect(page.locator('#affected')).toContainText('肢体残疾')
  const undo = await unfold(page, 'undo-death')
  await fill(undo, { reason: '同名登记错误' })
  await go(page, () => undo.getByRole('button').click())
  await expect(page.locator('#affected')).toHaveCount(0)

  await visit(page, `${address}?asOf=2024-02-01`)
  await expect(page.locator('#groups')).not.toContainText('肢体残疾')
})

test('a card reader fills the form, and a mistake is said at its field', async ({ desk }) => {
  const [page, visitor] = [await desk('chenjing'), someone({ year: 1985 })]
  await visit(page, '/registers/people/new')
  await keysWork(page)
  await page.locator('#cardLine').focus()
  await page.keyboard.type(`${visitor.name}|女|汉|${visitor.birth.replaceAll('-', '')}|柳园路9号|${visitor.idNumber}`)
  await page.keyboard.press('Enter')
  await expect(page.locator('#idNumber')).toHaveValue(visitor.idNumber)
  await expect(page.locator('#name')).toHaveValue(visitor.name)
  await page.locator('#cardLine').fill('')
  const wrong = String((Number(visitor.idNumber[10]) + 1) % 10)
  await page.locator('#idNumber').fill(visitor.idNumber.slice(0, 10) + wrong + visitor.idNumber.slice(11))
  await page.locator('form[action="/do/add-person"]').getByRole('button').click()
  await expect(page.locator('#idNumber-error')).toBeVisible()
  await page.locator('#idNumber').fill(visitor.idNumber)
  await go(page, () => page.locator('form[action="/do/add-person"]').getByRole('button').click())
  await expect(page).toHaveURL(/did=added/)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('finding, adding and keeping a record work as plain forms', async ({ desk }) => {
    const [page, visitor] = [await desk('zhangwei'), someone({ year: 1961 })]
    const address = await add(page, visitor)
    const contact = await unfold(page, 'set-contact')
    await fill(contact, { third: '12' })
    await go(page, () => contact.getByRole('button').click())
    await expect(page.locator('#error-summary')).toBeVisible()
    await expect(page.locator('#contact-third')).toHaveValue('12')
    await findPeople(page, visitor.name)
    await expect(page.locator(`a[href="${address}"]`)).toBeVisible()
  })
})
