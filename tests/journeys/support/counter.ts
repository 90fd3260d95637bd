import { expect, type Page } from '@playwright/test'
import { fill } from './fill'
import { go, visit } from './look'
import type { Someone } from './someone'

export const street = 'yunzhou/linjiang/qinghe/'

/** What the street asks of somebody it does not know yet: household register, address, bank account. */
export function stranger(community = 'hehua'): Record<string, string> {
  return {
    'party.hukou': `${street}${community}/`,
    'party.living.division': `${street}${community}/`,
    'party.living.detail': '荷塘路9号2单元301室',
    'party.account.bank': '云州农商银行',
    'party.account.number': '6222020200112230000',
  }
}

/** Both consents of an item, signed by everybody who has to. */
export const signed = { 'form.privacy.*': 'yes', 'form.truth.*': 'yes' }

/** Adds a person at the counter, also when they look like somebody (`alike`); answers the id under which they are served. */
export async function addPerson(page: Page, { idNumber, name, mobile }: Someone, alike = false): Promise<string> {
  await visit(page, '/counter')
  const form = page.locator('form[action="/do/add-person"]')
  await page.locator('summary[data-hotkey=a]').click()
  await fill(form, { idNumber, name, phone: mobile })
  await go(page, () => form.getByRole('button').click())
  if (alike) {
    await expect(page).toHaveURL(/check=/)
    await go(page, () => form.locator('button[type=submit]').click())
  }
  await expect(page).toHaveURL(/\/counter\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname.split('/').pop() ?? ''
}

/** `action` empty: the application is only received. */
type Taking = { resident: string; service: string; answers: Record<string, string>; action: string }

/** Takes an application on the one screen of the counter and does something with it at once; answers the case. */
export async function take(page: Page, { resident, service, answers, action }: Taking): Promise<string> {
  await visit(page, `/counter/${resident}?service=${service}`)
  const form = page.locator('#counter-form')
  await fill(form, answers)
  const button = action ? `button[name=action][value="${action}"]` : 'button[type=submit]:not([name])'
  await go(page, () => form.locator(button).last().click())
  await expect(page).toHaveURL(/\/counter\/receipts\//)
  return caseOf(page)
}

/** The case whose page or receipt is shown. */
export function caseOf(page: Page): string {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(new URL(page.url()).pathname)?.[0]
  if (!id) throw new Error(`${page.url()} shows no case`)
  return id
}
