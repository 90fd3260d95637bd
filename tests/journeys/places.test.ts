import { expect } from '@playwright/test'
import { findPeople } from './support/find-people'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { someone } from './support/someone'
import { act } from './support/unfold'

const unit = 'yunzhou/linjiang/qinghe/hehua/'

test('a clerk adds a building and a dwelling, a household moves in, and is found by the place', async ({ desk }) => {
  const [page, owner] = [await desk('chenjing'), someone({ year: 1972 })]
  const road = `藕池巷${Date.now() % 1_000_000}号`
  await visit(page, '/registers/places/new')
  await act(page, 'add-place', { kind: 'building', unit })
  await expect(page.locator('#error-summary')).toBeVisible()
  await expect(page.locator('[name=kind][value=building]')).toBeChecked()
  await act(page, 'add-place', { name: road })
  await expect(page).toHaveURL(/done=added/)
  await go(page, () => page.locator('a[href*="/registers/places/new?building="]').click())
  await act(page, 'add-place', { detail: '2单元301室' })
  await expect(page).toHaveURL(/done=added/)
  await expect(page.locator('h1')).toContainText(`${road}2单元301室`)

  await go(page, () => page.locator('a[href*="/registers/households/new?place="]').click())
  await act(page, 'record-household', {
    ...{ kind: 'living', on: '2025-01-01', 'members.0.relation': '01' },
    ...{ 'members.0.idNumber': owner.idNumber, 'members.0.name': owner.name },
  })
  await expect(page).toHaveURL(/done=recorded/)
  for (const typed of [road, road.slice(0, -1)]) {
    await findPeople(page, typed)
    await expect(page.locator('main tbody'), typed).toContainText(owner.name)
  }
})

test('a clerk records that a shop is let, by whom and to whom, and that it is over', async ({ desk }) => {
  const page = await desk('zhangwei')
  const [landlord, tenant] = [someone({ year: 1965 }), someone({ year: 1990 })]
  const name = `荷花路商铺${Date.now() % 1_000_000}`
  await visit(page, '/registers/places/new')
  await act(page, 'add-place', { kind: 'premises', unit, name, detail: '一层 3 号' })
  await expect(page).toHaveURL(/done=added/)
  await act(page, 'record-rental', {
    ...{ 'landlord.idNumber': landlord.idNumber, 'landlord.name': landlord.name },
    ...{ 'tenants.0.idNumber': tenant.idNumber, 'tenants.0.name': tenant.name },
    ...{ from: '2026-01-01', to: '2025-12-31' },
  })
  await expect(page.locator('#error-summary')).toBeVisible()
  await expect(page.locator('[name="tenants.0.name"]')).toHaveValue(tenant.name)
  await act(page, 'record-rental', { to: '2027-12-31' })
  await expect(page).toHaveURL(/done=rented/)
  const rental = page.locator('main li').filter({ hasText: landlord.name })
  await expect(rental).toContainText(tenant.name)

  await act(page, 'end-rental', { on: '2026-11-01', reason: '提前退租' })
  await expect(page).toHaveURL(/done=rental-ended/)
  await expect(rental).toContainText(tenant.name)
  await expect(page.locator('form[action="/do/end-rental"]')).toHaveCount(0)
})
