import { expect, type Locator, type Page } from '@playwright/test'
import { fill } from './fill'
import { go, visit } from './look'

/** The form of an action on the page of a case, unfolded. */
export async function actionForm(page: Page, action: string): Promise<Locator> {
  const form = page
    .locator('form[action="/do/act-on-case"]')
    .filter({ has: page.locator(`input[name=action][value="${action}"]`) })
  const folded = page.locator('details').filter({ has: form })
  if ((await folded.count()) > 0 && !(await folded.evaluate((details) => (details as HTMLDetailsElement).open)))
    await folded.locator('summary').first().click()
  return form
}

/** Opens a case, fills in what an action asks and does it. */
export async function act(page: Page, id: string, action: string, asked: Record<string, string> = {}): Promise<void> {
  await visit(page, `/office/cases/${id}`)
  const form = await actionForm(page, action)
  await fill(form, asked)
  await go(page, () => form.locator('button[type=submit]').last().click())
  await expect(page).toHaveURL(new RegExp(`did=${action}`))
}

/** Opens a case and answers the task that waits at one's desk. */
export async function answerTask(page: Page, id: string, asked: Record<string, string> = {}): Promise<void> {
  await visit(page, `/office/cases/${id}`)
  const form = page.locator('form[action="/do/complete-task"]').first()
  await fill(form, asked)
  await go(page, () => form.locator('button[type=submit]').last().click())
  await expect(page).toHaveURL(/did=task/)
}

/** The row of a case in the inbox that is on the page; leafs on until it is found. */
export async function inboxRow(page: Page, id: string): Promise<Locator> {
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="/office/cases/${id}"]`) })
  for (let leaf = 0; leaf < 10 && (await row.count()) === 0; leaf++) {
    const further = page.locator('a[href*="after="]')
    if ((await further.count()) === 0) break
    await go(page, () => further.last().click())
  }
  await expect(row).toHaveCount(1)
  return row
}
