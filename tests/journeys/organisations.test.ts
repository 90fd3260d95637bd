import { expect } from '@playwright/test'
import { creditCode } from './support/credit-code'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { someone } from './support/someone'
import { act } from './support/unfold'

const unit = 'yunzhou/linjiang/qinghe/hehua/'

test('a clerk adds an organisation, finds it, notes its contact, and who may act for it until when', async ({
  desk,
}) => {
  const [page, code, agent] = [await desk('zhangwei'), creditCode(), someone({ year: 1988 })]
  await visit(page, '/registers/organisations/new')
  await act(page, 'add-organisation', { code, name: `梧桐咖啡${code.slice(-6)}`, kind: 'enterprise', unit })
  await expect(page).toHaveURL(/done=added/)
  const address = new URL(page.url()).pathname
  for (const typed of [code, 'wtkf', '梧桐']) {
    await visit(page, '/registers/organisations')
    await page.locator('#q').fill(typed)
    await go(page, () => page.locator('main search button').click())
    await expect(page.locator('main table'), typed).toContainText(code)
  }

  await visit(page, address)
  await act(page, 'record-contact', { value: '0571-8812', who: '王店长' })
  await expect(page.locator('#error-summary')).toBeVisible()
  await expect(page.locator('form[action="/do/record-contact"] [name=who]')).toHaveValue('王店长')
  await act(page, 'record-contact', { value: '0571-88127766' })
  await expect(page).toHaveURL(/done=contact/)
  await expect(page.locator('main dl')).toContainText('7766 · 王店长')
  await expect(page.locator('main')).not.toContainText('88127766')

  const { idNumber, name } = agent
  const mandate = { idNumber, name, as: 'acts_for', services: '*', from: '2026-01-01', to: '2027-12-31' }
  await act(page, 'let-act-for', mandate)
  await expect(page.locator('#error-summary')).toBeVisible()
  await expect(page.locator('form[action="/do/let-act-for"] [name=services][value="*"]')).toBeChecked()
  await act(page, 'let-act-for', { evidence: '授权委托书原件' })
  await expect(page).toHaveURL(/done=tied/)
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('2027')

  await act(page, 'end-act-for', { on: '2026-11-01', reason: '已离职' })
  await expect(page).toHaveURL(/done=tie-ended/)
  await expect(page.getByRole('row').filter({ hasText: name })).not.toContainText('2027')
  await expect(page.locator('form[action="/do/end-act-for"]')).toHaveCount(0)
})
