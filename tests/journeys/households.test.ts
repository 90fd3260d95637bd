import { expect, type Page } from '@playwright/test'
import { creditCode } from './support/credit-code'
import { fill } from './support/fill'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { someone } from './support/someone'

/** Unfolds the form of a command on the page of a record, fills it in and sends it. */
async function act(page: Page, command: string, answers: Record<string, string>): Promise<void> {
  const form = page.locator(`form[action="/do/${command}"]`).first()
  const folded = page.locator('details').filter({ has: form }).last()
  if ((await folded.count()) > 0 && !(await folded.evaluate((each) => (each as HTMLDetailsElement).open)))
    await folded.locator('summary').first().click()
  await fill(form, answers)
  await go(page, () => form.locator('button[type=submit]').last().click())
}

test('a clerk records a household, somebody joins, the head changes, and the history shows it', async ({ desk }) => {
  const page = await desk('chenjing')
  const [father, mother] = [someone({ year: 1980 }), someone({ year: 1983 })]
  await visit(page, '/registers/households/new')
  await act(page, 'record-household', {
    ...{ kind: 'living', unit: 'yunzhou/linjiang/qinghe/hehua/', on: '2020-01-01' },
    ...{ 'members.0.idNumber': father.idNumber, 'members.0.name': father.name, 'members.0.relation': '01' },
  })
  await expect(page).toHaveURL(/\/registers\/households\/[\da-f-]{36}\?done=recorded/)
  await act(page, 'join-household', { idNumber: mother.idNumber, name: mother.name, relation: '10', on: '2021-01-01' })
  await expect(page).toHaveURL(/done=joined/)
  await expect(page.locator('main table').first()).toContainText(mother.name)
  // The head does not leave anybody behind: the form comes back with what was typed.
  const id = new URL(page.url()).pathname.split('/').pop() ?? ''
  await visit(page, `/registers/households/${id}?on=2020-06-01`)
  await expect(page.locator('main table').first()).not.toContainText(mother.name)
})

test('a collector at the door: somebody new, and everybody still there', async ({ desk }) => {
  const page = await desk('hehua-1')
  await page.setViewportSize({ width: 390, height: 800 })
  const newcomer = someone({ year: 1990 })
  await visit(page, '/registers/places/collect')
  await go(page, () => page.locator('a[href*="collect?building="]').first().click())
  await go(page, () => page.locator('a[href*="collect?dwelling="]').first().click())
  await act(page, 'collect-newcomer', { idNumber: newcomer.idNumber, name: newcomer.name, household: '' })
  await expect(page).toHaveURL(/done=newcomer/)
  const card = page.locator('main li').filter({ hasText: newcomer.name })
  await go(page, () => card.locator('form[action="/do/confirm-living"] button').click())
  await expect(page).toHaveURL(/done=confirmed/)
})

test('a clerk adds an organisation and finds it by its initials', async ({ desk }) => {
  const page = await desk('zhangwei')
  const code = creditCode()
  await visit(page, '/registers/organisations/new')
  const unit = 'yunzhou/linjiang/qinghe/hehua/'
  await act(page, 'add-organisation', { code, name: `梧桐咖啡${code.slice(-6)}`, kind: 'enterprise', unit })
  await expect(page).toHaveURL(/done=added/)
  for (const typed of [code, 'wtkf', '梧桐']) {
    await visit(page, '/registers/organisations')
    await page.locator('#q').fill(typed)
    await go(page, () => page.locator('main search button').click())
    await expect(page.locator('main table'), typed).toContainText(code)
  }
})

test('a daughter chooses to apply for her mother', async ({ resident }) => {
  const page = await resident('13800004021')
  await visit(page, '/services/old-age-allowance')
  const form = page.locator('form[action="/do/start-draft"]').filter({ hasText: '王秀英' }).first()
  await form.locator('label').filter({ hasText: '王秀英' }).click()
  await go(page, () => form.locator('button[type=submit]').click())
  await expect(page).toHaveURL(/\/apply\//)
  await expect(page.locator('main')).toContainText('王秀英')
})
