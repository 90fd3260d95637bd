import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { journeyServer } from '../../support/journey-server'
import { go, look, scriptIsOff, visit } from './look'

export const staffPassword = 'Yikou-2026'

type Journey = {
  /** A page of a member of the staff, signed in at their own desk. */
  desk: (username: string) => Promise<Page>
  /** A page of a resident, signed in with a phone code that the staff's outbox shows. */
  resident: (mobile: string) => Promise<Page>
  /** Whatever a page of the journey complained about: errors of scripts, answers of 500 and above. */
  complaints: string[]
  scripting: undefined
}

/** Every page of a journey belongs to a context of its own; all of them must have been without complaint at the end. */
export const test = base.extend<Journey>({
  scripting: [
    async ({ javaScriptEnabled }, use) => {
      scriptIsOff(javaScriptEnabled === false)
      await use(undefined)
    },
    { auto: true },
  ],
  complaints: async ({ context }, use) => {
    const complaints: string[] = []
    listen(context, complaints)
    await use(complaints)
    expect(complaints).toEqual([])
  },
  desk: async ({ browser, complaints }, use) => {
    const open: BrowserContext[] = []
    await use(async (username) => {
      const context = await browser.newContext({ storageState: await staffState(username, () => browser.newContext()) })
      open.push(context)
      listen(context, complaints)
      return context.newPage()
    })
    for (const context of open) await context.close()
  },
  resident: async ({ browser, complaints, desk }, use) => {
    const open: BrowserContext[] = []
    await use(async (mobile) => {
      const context = await browser.newContext()
      open.push(context)
      listen(context, complaints)
      const page = await context.newPage()
      await visit(page, '/sign-in')
      await signInByPhone(page, { mobile, outbox: await desk('sysadmin') })
      return page
    })
    for (const context of open) await context.close()
  },
})

function listen(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (problem) => complaints.push(`${problem.page()?.url()}: ${problem.error().message}`))
  context.on('response', (answer) => {
    if (answer.status() >= 500) complaints.push(`${answer.status()} ${answer.url()}`)
  })
}

/** On the page that asks for a phone number: asks for a code, reads it where the staff sees it, signs in with it. */
export async function signInByPhone(page: Page, { mobile, outbox }: { mobile: string; outbox: Page }): Promise<void> {
  await page.locator('form[action="/do/request-phone-code"] [name=mobile]').fill(mobile)
  await go(page, () => page.locator('form[action="/do/request-phone-code"]').getByRole('button').click())
  await page.locator('form[action="/do/sign-in-with-code"] [name=code]').fill(await codeFor(outbox, mobile))
  await go(page, () => page.locator('form[action="/do/sign-in-with-code"]').getByRole('button').click())
}

async function codeFor(outbox: Page, mobile: string): Promise<string> {
  const masked = `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
  const row = outbox.getByRole('row').filter({ hasText: masked }).filter({ hasText: /\d{6}/ }).first()
  await expect(async () => {
    await outbox.goto('/office/outbox')
    await expect(row).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  return /(?<!\d)\d{6}(?!\d)/.exec((await row.textContent()) ?? '')?.[0] ?? ''
}

/** An account of the staff has one session, so the processes of a run share it: the first to come signs in. */
async function staffState(username: string, newContext: () => Promise<BrowserContext>): Promise<string> {
  const folder = join(journeyServer().dataDir, 'journey-sessions')
  const [state, lock] = [join(folder, `${username}.json`), join(folder, `${username}.lock`)]
  mkdirSync(folder, { recursive: true })
  for (let tries = 0; !existsSync(state); tries++) {
    if (tries > 600) throw new Error(`${username} could not be signed in`)
    if (!taken(lock)) {
      await sleep(100)
      continue
    }
    try {
      if (!existsSync(state)) writeFileSync(state, JSON.stringify(await signInStaff(username, await newContext())))
    } finally {
      rmSync(lock, { force: true })
    }
  }
  return state
}

function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

async function signInStaff(username: string, context: BrowserContext) {
  const page = await context.newPage()
  await visit(page, '/staff/sign-in')
  const form = page.locator('form[action="/do/sign-in-staff"]')
  await form.locator('[name=username]').fill(username)
  await form.locator('[name=password]').fill(staffPassword)
  await form.getByRole('button').click()
  await expect(page).not.toHaveURL(/sign-in/)
  await look(page)
  const state = await context.storageState()
  await context.close()
  return state
}
