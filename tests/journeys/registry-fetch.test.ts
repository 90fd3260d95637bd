import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { askDatabase, journeyServer } from '../support/journey-server'
import { test } from './support/journey'
import { go, visit } from './support/look'

/** Switches a fault of the demonstration's stand-in registers. */
async function standIn(fault: string): Promise<void> {
  const file = join(journeyServer().dataDir, 'registry-standin.json')
  const { control } = JSON.parse(readFileSync(file, 'utf8')) as { control: string }
  const answer = await fetch(control, { method: 'POST', body: JSON.stringify({ fault }) })
  expect(answer.status).toBe(200)
}

test('a clerk asks the registers about a person; while they fail the page says so, and later it shows what they gave', async ({
  desk,
}) => {
  const clerk = await desk('chenjing')
  const [person] = await askDatabase<{ id: string }>(
    `SELECT r.id FROM resident r JOIN tie t ON t.resident = r.id
     WHERE t.kind = 'hukou' AND starts_with(t.unit_path, 'yunzhou/linjiang/qinghe/nanyuan/') ORDER BY r.id LIMIT 1`,
  )
  await standIn('error')
  try {
    await visit(clerk, `/counter/${person?.id}`)
    const ask = clerk.locator('form[action="/do/refetch"] button')
    await go(clerk, () => ask.click())
    await expect(clerk.locator('main')).toContainText('模拟数据源')
    await expect(async () => {
      await clerk.reload()
      await expect(clerk.locator('main')).toContainText('对方系统出错', { timeout: 500 })
    }).toPass({ timeout: 40_000 })
  } finally {
    await standIn('none')
  }
  await expect(async () => {
    await clerk.reload()
    await expect(clerk.locator('main')).toContainText('已取得', { timeout: 500 })
  }).toPass({ timeout: 90_000 })

  const administrator = await desk('sysadmin')
  await visit(administrator, '/admin/connectors')
  await expect(administrator.getByRole('row', { name: /人口库/ })).toContainText('已接入')
})
