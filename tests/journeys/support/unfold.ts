import type { Locator, Page } from '@playwright/test'
import { fill } from './fill'
import { go } from './look'

/** The first form of a command on the page of a record, unfolded. */
export async function unfold(page: Page, command: string): Promise<Locator> {
  const form = page.locator(`form[action="/do/${command}"]`).first()
  const folded = form.locator('xpath=ancestor::details[1]')
  if ((await folded.count()) > 0 && (await folded.getAttribute('open')) === null)
    await folded.locator('summary').first().click()
  return form
}

/** Unfolds the form of a command, fills it in and sends it. */
export async function act(page: Page, command: string, answers: Record<string, string>): Promise<void> {
  const form = await unfold(page, command)
  await fill(form, answers)
  await go(page, () => form.locator('button[type=submit]').last().click())
}
