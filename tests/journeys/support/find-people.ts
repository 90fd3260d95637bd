import type { Page } from '@playwright/test'
import { go, visit } from './look'

/** Types into the one box for finding people and looks at who was found. */
export async function findPeople(page: Page, typed: string): Promise<void> {
  await visit(page, '/registers/people')
  const form = page.locator('form[action="/do/find-person"]')
  await form.locator('[name=q]').fill(typed)
  await go(page, () => form.getByRole('button').click())
}
