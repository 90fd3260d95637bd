import { expect } from '@playwright/test'
import { askDatabase } from '../support/journey-server'
import { bound } from './support/allowance'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { act, answerTask } from './support/office'
import { applyForRelief, finding, offices } from './support/relief'
import { someone } from './support/someone'

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)

test('minimum living: all adults sign, seven offices and a visit by two in parallel, a notice, a confirmation', async ({
  desk,
  resident,
  page: anybody,
}) => {
  // Thirteen people sign in one after the other.
  test.setTimeout(900_000)
  const [head, spouse] = [someone({ year: 1970, sex: 'male' }), someone({ year: 1972 })]
  const clerk = await desk('chenjing')
  const own = await bound({ clerk, resident, person: head })
  const id = await applyForRelief(own, { head, spouse })
  await act(clerk, id, 'accept')

  await offices(desk, id)
  const reviewer = await desk('lifang')
  await visit(reviewer, `/office/cases/${id}`)
  await expect(reviewer.locator('input[name=action][value=opine]')).toHaveCount(0)
  await answerTask(await desk('liuyin-1'), id, {
    'asked.at.date': yesterday(),
    'asked.at.time': '15:30',
    'asked.seen.*': 'yes',
    'asked.matches': 'yes',
    'asked.note': '两口人同住，收入来源为零工，与申报一致。',
  })
  await visit(reviewer, `/office/cases/${id}`)
  await expect(reviewer.locator('main')).toContainText('1/2')
  await answerTask(await desk('liuyin-2'), id)

  await act(reviewer, id, 'opine', { 'asked.result': 'fit', 'asked.why': '人均收入低于标准，财产符合规定。' })
  await expect(reviewer.locator('main')).toContainText(finding)
  await visit(own, `/cases/${id}`)
  await expect(own.locator('main')).toContainText('公示')
  await expect(own.locator('main')).not.toContainText(finding)
  await visit(anybody, '/notices')
  const [notice] = await askDatabase<{ id: string }>('SELECT id FROM publication WHERE case_id = $1', [id])
  const posted = anybody.locator(`[id="${notice?.id}"]`)
  await expect(posted).toContainText(`${head.name.charAt(0)}*`)
  await expect(posted).toContainText(/1,?600/)
  await expect(anybody.locator('main')).not.toContainText(head.name)

  await weekLater(id)
  const decider = await desk('zhoukai')
  await expect(async () => {
    await decider.goto(`/office/cases/${id}`)
    await expect(decider.locator('input[name=action][value=confirm]')).toHaveCount(1, { timeout: 500 })
  }).toPass({ timeout: 40_000 })
  await visit(anybody, '/notices')
  await expect(posted).toHaveCount(0)
  await act(decider, id, 'confirm')
  await visit(own, `/cases/${id}`)
  await expect(own.locator('main')).toContainText('准予')
  await go(own, () => own.locator('a[href^="/papers/"]').filter({ hasText: '确认' }).first().click())
  await expect(own.locator('article')).toContainText(/1,?600/)
})

/** Lets the seven days of the notice be over; the worker's own sweep then does what follows. */
async function weekLater(id: string): Promise<void> {
  const moved = await askDatabase(
    `UPDATE clock SET next_at = now() - interval '1 minute' WHERE case_id = $1 AND key = 'notice' AND state = 'running' RETURNING id`,
    [id],
  )
  expect(moved).toHaveLength(1)
}
