import { expect, type Page } from '@playwright/test'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { addPerson } from './support/counter'
import { fill } from './support/fill'
import { findPeople } from './support/find-people'
import { applyList, checkList, residentHeads, sendList } from './support/import-list'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { type Someone, someone } from './support/someone'

/** The same person as somebody else wrote them down: the number has one digit wrong. */
function miswritten(person: Someone): Someone {
  const digit = person.idNumber.charAt(15) === '9' ? '0' : '9'
  const body = `${person.idNumber.slice(0, 15)}${digit}${person.idNumber.charAt(16)}`
  return { ...person, idNumber: body + mod112(body) }
}

/** Opens the row of somebody in a list of the desk, as soon as the worker has put it there. */
async function openRow(page: Page, tab: string, name: string): Promise<void> {
  const link = page.locator('main tbody a[data-row-link]').filter({ hasText: name }).first()
  await expect(async () => {
    await page.goto(`/registers/quality?tab=${tab}`)
    await expect(link).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 120_000 })
  await go(page, () => link.click())
}

const form = (page: Page, command: string) => page.locator(`form[action="/do/${command}"]`)

test('a steward finds two records of one person, merges them and takes it back', async ({ desk }) => {
  test.setTimeout(240_000)
  const [clerk, page] = [await desk('chenjing'), await desk('jiangli')]
  const person = someone({ year: 1957 })
  await addPerson(clerk, person)
  await addPerson(clerk, miswritten(person), true)
  await openRow(page, 'duplicates', person.name)
  const merging = form(page, 'merge-people')
  await go(page, () => merging.getByRole('button').click())
  await expect(page.locator('#error-summary')).toBeVisible()
  const winner = (await merging.locator('[name=winner]').first().getAttribute('value')) ?? ''
  await fill(merging, { winner, reason: '身份证原件核对，同一人' })
  await go(page, () => merging.getByRole('button').click())
  await expect(page).toHaveURL(/\/registers\/quality\/merges\/[0-9a-f-]{36}/)
  await fill(form(page, 'undo-merge'), { reason: '看错了，是两个人' })
  await go(page, () => form(page, 'undo-merge').getByRole('button').click())
  await expect(page.getByRole('status')).toBeVisible()
  await openRow(page, 'duplicates', person.name)
  await fill(form(page, 'mark-not-duplicate'), { reason: '本人到场，确是两个人' })
  await go(page, () => form(page, 'mark-not-duplicate').getByRole('button').click())
  await expect(page).toHaveURL(/done=different/)
})

test('two sources disagree about a phone, the steward decides, and the person has the number of the list', async ({
  desk,
}) => {
  const [clerk, page] = [await desk('chenjing'), await desk('jiangli')]
  const [person, other] = [someone({ year: 1966 }), someone({ year: 1966 })]
  await addPerson(clerk, person)
  const row = `${person.name},${person.idNumber},${other.mobile},荷花社区,`
  await sendList(page, { target: '', name: '电话.csv', text: [residentHeads, row].join('\r\n') })
  await checkList(page)
  await applyList(page, 'update')
  await openRow(page, 'conflicts', person.name)
  const settling = form(page, 'settle-conflict')
  await fill(settling, { decision: 'take' })
  await go(page, () => settling.getByRole('button').click())
  await expect(page.locator('#error-summary')).toBeVisible()
  await expect(settling.locator('[value=take]')).toBeChecked()
  await fill(settling, { reason: '打过两个号码，本人接的是名单上的' })
  await go(page, () => settling.getByRole('button').click())
  await expect(page).toHaveURL(/done=take/)
  await findPeople(clerk, other.mobile)
  await expect(clerk.locator('main tbody')).toContainText(person.name)
})

test('a value that is past its date stands in its list and asks to be confirmed or looked at again', async ({
  desk,
}) => {
  const page = await desk('jiangli')
  await visit(page, '/registers/quality?tab=overdue')
  await go(page, () => page.locator('main tbody a[data-row-link]').first().click())
  await expect(form(page, 'confirm-fact')).toBeVisible()
  await go(page, () => form(page, 'ask-again').getByRole('button').click())
  await expect(page.locator('#error-summary')).toBeVisible()
})

test('a value that only the person has said is shown for a reason, and confirmed', async ({ desk }) => {
  const page = await desk('jiangli')
  await visit(page, '/registers/quality?tab=unverified')
  await go(page, () => page.locator('main tbody a[data-row-link]').first().click())
  await fill(form(page, 'show-fact'), { reason: '对照租房合同' })
  await go(page, () => form(page, 'show-fact').getByRole('button').click())
  await fill(form(page, 'confirm-fact'), { evidence: '看过租房合同原件' })
  await go(page, () => form(page, 'confirm-fact').getByRole('button').click())
  await expect(page).toHaveURL(/done=confirmed/)
})

test('a value is handed to its community and waits there; the lists filter by address', async ({ desk }) => {
  const page = await desk('jiangli')
  await visit(page, '/registers/quality?tab=unverified&element=person.living_address')
  const row = page.locator('main tbody a[data-row-link]').last()
  const name = ((await row.textContent()) ?? '').trim().split(' ')[0] ?? ''
  await go(page, () => row.click())
  await fill(form(page, 'ask-again'), { reason: '搬过家，请上门问一下' })
  await go(page, () => form(page, 'ask-again').getByRole('button').click())
  await expect(page).toHaveURL(/done=ask/)
  await visit(page, '/registers/quality?tab=waiting')
  await expect(page.locator('main tbody').getByText(name).first()).toBeVisible()
})
