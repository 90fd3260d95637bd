import { expect, type Page } from '@playwright/test'
import { fill } from './fill'
import { go, visit } from './look'

/** The heads of a list of residents, by which its columns are understood. */
export const residentHeads = '姓名,公民身份号码,联系电话,所属社区,家庭住址'

/** Loads the page of a file again, as it does by itself every two seconds, until it stands at something new. */
export async function readyFor(page: Page, form: string): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(page.locator(form).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
}

/** Sends a list to be brought into a ledger; an empty `target` is the register of residents. */
export async function sendList(page: Page, list: { target: string; name: string; text: string }): Promise<void> {
  await visit(page, '/registers/imports/new')
  const form = page.locator('form[action="/upload/import"]')
  await fill(form, { target: list.target, source: '街道民政办月报' })
  await form.locator('input[type=file]').setInputFiles({
    ...{ name: list.name, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${list.text}`) },
  })
  await go(page, () => form.locator('button[type=submit]').click())
}

/** Agrees to how the columns are understood, unless they are known from the last file of the source, and waits for the check. */
export async function checkList(page: Page): Promise<void> {
  await readyFor(page, 'select[name^="to."], form[action="/do/apply-import"]')
  const mapping = page.locator('form[action="/do/map-import"]').filter({ has: page.locator('select[name="to.0"]') })
  if (!(await mapping.isVisible())) return
  await go(page, () => mapping.locator('button[value=check]').click())
  await readyFor(page, 'form[action="/do/apply-import"]')
}

/** Brings the good rows in; `choice`: what becomes of people who are known already. */
export async function applyList(page: Page, choice?: 'skip' | 'update'): Promise<void> {
  const form = page.locator('form[action="/do/apply-import"]')
  if (choice) await fill(form, { choice })
  await go(page, () => form.locator('button[type=submit]').last().click())
  await readyFor(page, 'details:has(form[action="/do/undo-import"]), a[href$="/rows"]')
}
