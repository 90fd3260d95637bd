import { expect } from '@playwright/test'
import { applyAtHome, bound } from './support/allowance'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { act, actionForm, inboxRow } from './support/office'
import { cardPhoto } from './support/picture'
import { someone } from './support/someone'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('what is missing is told once, supplied from home with a photo, and comes back to the same desk', async ({
  desk,
  resident,
}) => {
  const [clerk, person] = [await desk('chenjing'), someone({ year: 1937 })]
  const own = await bound({ clerk, resident, person })
  const id = await applyAtHome(own)
  await visit(clerk, '/office')
  await go(clerk, async () => (await inboxRow(clerk, id)).locator(`a[href="/office/cases/${id}"]`).click())
  await act(clerk, id, 'ask_supplement', {
    'asked.items.0.what': '银行卡照片',
    'asked.items.0.why': 'unclear',
    'asked.items.0.note': '请重新拍摄，四角完整',
    'asked.by': inDays(10),
  })

  await visit(own, '/messages')
  await expect(own.locator('main')).toContainText('补充材料')
  await visit(own, `/cases/${id}`)
  await expect(own.locator('main')).toContainText('银行卡照片')
  await expect(own.locator('main')).toContainText('请重新拍摄')
  const photo = cardPhoto('new-card.png')
  await own.locator('input[type=file]').first().setInputFiles(photo)
  const receive = await own.locator('input[type=file]').first().getAttribute('form')
  await go(own, () => own.locator(`button[form="${receive}"]`).first().click())
  await expect(own.getByText(photo.name).first()).toBeVisible()
  const supply = await actionForm(own, 'supply')
  await supply.locator('[name="asked.note"]').fill('已重新拍照')
  await go(own, () => supply.locator('button[type=submit]').last().click())
  await expect(own.locator('input[name=action][value=supply]')).toHaveCount(0)

  await visit(clerk, '/office')
  await inboxRow(clerk, id)
  await visit(clerk, `/office/cases/${id}`)
  await expect(clerk.locator('main')).toContainText('已重新拍照')
  await expect(clerk.locator('a[href^="/api/files/"]').filter({ hasText: photo.name }).first()).toBeVisible()
  await expect(clerk.locator('input[name=action][value=ask_supplement]')).toHaveCount(1)
  await act(clerk, id, 'accept')
  await visit(own, `/cases/${id}`)
  await expect(own.locator('main')).toContainText('民政办')
})
