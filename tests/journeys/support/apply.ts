import { expect, type Page } from '@playwright/test'
import { fill } from './fill'
import { go, visit } from './look'
import { cardPhoto } from './picture'
import type { Someone } from './someone'

/** Ties the account of the page to its person: once, by number and name. */
export async function bind(page: Page, { idNumber, name }: Someone): Promise<void> {
  await visit(page, '/bind')
  const form = page.locator('form[action="/do/bind-person"]')
  await fill(form, { idNumber, name })
  await go(page, () => form.getByRole('button').click())
  await expect(page).not.toHaveURL(/\/bind/)
}

/** From the guide of an item to the first page of its application. */
export async function begin(page: Page, service: string): Promise<void> {
  await visit(page, `/services/${service}`)
  await go(page, () => page.locator('form[action="/do/start-draft"]').getByRole('button').first().click())
  await expect(page).toHaveURL(/\/apply\/[0-9a-f-]{36}\/you/)
}

/** The page of an application that is shown: `you`, `g0`, `papers`, `check`. */
export const stepOf = (page: Page) => new URL(page.url()).pathname.split('/').pop() ?? ''

/** The form of the page of an application that is shown. */
export const stepForm = (page: Page) =>
  page.locator('form[action="/do/save-draft"]').filter({ has: page.locator('button[name=go][value=next]') })

/** Answers what is asked on the page of an application and goes on to the next one. */
export async function next(page: Page, answers: Record<string, string> = {}): Promise<void> {
  const before = stepOf(page)
  await fill(stepForm(page), answers)
  await go(page, () => stepForm(page).locator('button[name=go][value=next]').click())
  await expect(page, `after ${before}`).not.toHaveURL(new RegExp(`/${before}([?#]|$)`))
}

/** Sends a photo for a paper or a question; `place` is its name on the page: `bank_card`, `photo`. */
export async function upload(page: Page, place: string, photo = cardPhoto()): Promise<void> {
  await page.locator(`input[type=file][form="upload-${place}"]`).first().setInputFiles(photo)
  await go(page, () => page.locator(`button[form="upload-${place}"]`).first().click())
  await expect(page.getByText(photo.name).first()).toBeVisible()
}

type Answered = { answers?: Record<string, string>; photos?: string[] }

/** The rest of an application from the page that is shown: each answer where it is asked, each photo where it belongs. */
export async function complete(page: Page, { answers = {}, photos = [] }: Answered): Promise<void> {
  const left = new Map(Object.entries(answers))
  for (let pages = 0; stepOf(page) !== 'check' && pages < 12; pages++) {
    for (const photo of photos)
      if ((await page.locator(`input[type=file][form="upload-${photo}"]`).count()) > 0) await upload(page, photo)
    const here: Record<string, string> = {}
    for (const [name, value] of left) {
      const selector = name.endsWith('.*') ? `[name^="${name.slice(0, -1)}"]` : `[name="${name}"]:not([type=hidden])`
      if ((await stepForm(page).locator(selector).count()) === 0) continue
      here[name] = value
      left.delete(name)
    }
    await next(page, here)
  }
  expect([...left.keys()], 'answers that no page asked for').toEqual([])
}

/** Submits from the last page; answers the case. */
export async function submit(page: Page): Promise<string> {
  await expect(page.locator('#error-summary')).toHaveCount(0)
  await go(page, () => page.locator('form[action="/do/submit-application"]').getByRole('button').click())
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}
