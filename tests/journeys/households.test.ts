import { expect, type Page } from '@playwright/test'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { someone } from './support/someone'
import { act } from './support/unfold'

const hehua = 'yunzhou/linjiang/qinghe/hehua/'

/** The id of somebody whose name is on the page of a household. */
async function idOf(page: Page, name: string): Promise<string> {
  const link = page.locator('a[href^="/registers/households/agents/"]').filter({ hasText: name }).first()
  return ((await link.getAttribute('href')) ?? '').split('/').pop() ?? ''
}

test('a clerk records a household, somebody joins, the head changes, and the history shows it', async ({ desk }) => {
  const page = await desk('chenjing')
  const [father, mother] = [someone({ year: 1980 }), someone({ year: 1983 })]
  await visit(page, '/registers/households/new')
  await act(page, 'record-household', {
    ...{ kind: 'living', unit: hehua, on: '2020-01-01' },
    ...{ 'members.0.idNumber': father.idNumber, 'members.0.name': father.name, 'members.0.relation': '01' },
  })
  await expect(page).toHaveURL(/\/registers\/households\/[\da-f-]{36}\?done=recorded/)
  await act(page, 'join-household', { idNumber: mother.idNumber, name: mother.name, relation: '10', on: '2021-01-01' })
  await expect(page).toHaveURL(/done=joined/)
  await expect(page.locator('main table').first()).toContainText(mother.name)
  const address = new URL(page.url()).pathname
  const [fathers, mothers] = [await idOf(page, father.name), await idOf(page, mother.name)]

  await test.step('the head does not leave anybody behind: the form comes back with what was typed', async () => {
    await act(page, 'leave-household', { person: fathers, on: '2024-06-01', why: 'moved' })
    await expect(page.locator('#error-summary')).toBeVisible()
    await expect(page.locator('form[action="/do/leave-household"] [name=on]')).toHaveValue('2024-06-01')
  })

  await test.step('the mother becomes head, and the father moves away', async () => {
    await act(page, 'change-head', { head: mothers, [`relations.${fathers}`]: '10', on: '2022-03-01' })
    await expect(page).toHaveURL(/done=head/)
    await act(page, 'leave-household', { person: fathers, on: '2024-06-01', why: 'moved' })
    await expect(page).toHaveURL(/done=left/)
    const [now, ever] = [page.locator('main table').first(), page.locator('main table').last()]
    await expect(now).toContainText(mother.name)
    await expect(now).not.toContainText(father.name)
    await expect(ever.getByRole('row').filter({ hasText: father.name })).toHaveCount(2)
    await expect(ever.getByRole('row').filter({ hasText: mother.name })).toHaveCount(2)
  })

  await visit(page, `${address}?on=2020-06-01`)
  await expect(page.locator('main table').first()).toContainText(father.name)
  await expect(page.locator('main table').first()).not.toContainText(mother.name)
})

test('a clerk records the guardian of a child, and that it is over', async ({ desk }) => {
  const page = await desk('zhangwei')
  const [mother, child, aunt] = [someone({ year: 1986 }), someone({ year: 2015 }), someone({ year: 1984 })]
  await visit(page, '/registers/households/new')
  await act(page, 'record-household', {
    ...{ kind: 'hukou', unit: hehua, on: '2018-01-01' },
    ...{ 'members.0.idNumber': mother.idNumber, 'members.0.name': mother.name, 'members.0.relation': '01' },
    ...{ 'members.1.idNumber': child.idNumber, 'members.1.name': child.name, 'members.1.relation': '30' },
  })
  await expect(page).toHaveURL(/done=recorded/)
  await go(page, () => page.locator('main table a').filter({ hasText: child.name }).first().click())
  await expect(page.locator('form[action="/do/record-mandate"]')).toHaveCount(0)

  const guardian = { idNumber: aunt.idNumber, name: aunt.name, basis: 'relative', from: '2024-01-10' }
  await act(page, 'record-guardian', guardian)
  await expect(page.locator('#error-summary')).toBeVisible()
  await expect(page.locator('form[action="/do/record-guardian"] [name=name]')).toHaveValue(aunt.name)
  await act(page, 'record-guardian', { evidence: '居委会指定监护人证明 2024 年 3 号' })
  await expect(page).toHaveURL(/done=guardian$/)
  const row = page.getByRole('row').filter({ hasText: aunt.name })
  await expect(row).toContainText('居委会指定监护人证明 2024 年 3 号')
  await act(page, 'end-guardian', { on: '2026-05-01', reason: '父母恢复监护' })
  await expect(page).toHaveURL(/done=guardian-ended/)
  await expect(row).toHaveCount(1)
  await expect(page.locator('form[action="/do/end-guardian"]')).toHaveCount(0)
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

test('a daughter chooses to apply for her mother', async ({ resident }) => {
  const page = await resident('13800004021')
  await visit(page, '/services/old-age-allowance')
  const form = page.locator('form[action="/do/start-draft"]').filter({ hasText: '王秀英' }).first()
  await form.locator('label').filter({ hasText: '王秀英' }).click()
  await go(page, () => form.locator('button[type=submit]').click())
  await expect(page).toHaveURL(/\/apply\//)
  await expect(page.locator('main')).toContainText('王秀英')
})
