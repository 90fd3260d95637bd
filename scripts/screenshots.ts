/**
 * `npm run screenshots`: starts the demonstration with a data folder of its own, walks through it and saves the pictures
 * that docs/screenshots keeps, with few colours so that each stays below 200 KB.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { cardPhoto } from '../tests/journeys/support/picture'
import { ensureBrowser, ensureChineseFont } from './ensure-browser'

const folder = 'docs/screenshots'
const most = 200_000
const service = 'old-age-allowance'
const password = 'Yikou-2026'
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
const desktop = { viewport: { width: 1280, height: 800 } }

type Walk = { browser: Browser; origin: string }

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function serve(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const port = String(await freePort())
  const origin = `http://localhost:${port}`
  const env = { ...process.env, PORT: port, APP_ORIGIN: origin, DATA_DIR: mkdtempSync(join(tmpdir(), 'yikou-shots-')) }
  const args = ['--conditions=react-server', '--import', 'tsx', 'tests/support/serve.ts']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
  await untilReady(origin, child)
  return { origin, stop: () => stop(child) }
}

async function untilReady(origin: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1200 && child.exitCode === null; tries++) {
    const answer = await fetch(`${origin}/api/ready`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(500)
  }
  await stop(child)
  throw new Error('演示没有就绪 · The demonstration did not become ready')
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}

async function save(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  for (const colours of [256, 128, 64, 32]) {
    const small = await sharp(picture).png({ palette: true, colours, effort: 10 }).toBuffer()
    if (small.length > most && colours > 32) continue
    writeFileSync(join(folder, `${name}.png`), small)
    console.log(`${name}.png ${Math.round(small.length / 1024)} KB`)
    return
  }
}

function contextOf({ browser, origin }: Walk, look: typeof phone | typeof desktop): Promise<BrowserContext> {
  return browser.newContext({ ...look, baseURL: origin, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
}

/** Presses what posts a form or follows a link and waits for the page it leads to. */
async function press(page: Page, selector: string): Promise<void> {
  const arrived = page.waitForEvent('load')
  await page.locator(selector).first().click()
  await arrived
}

async function atDesk(walk: Walk, username: string): Promise<Page> {
  const page = await (await contextOf(walk, desktop)).newPage()
  await page.goto('/staff/sign-in')
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(password)
  await press(page, 'form[action="/do/sign-in-staff"] button')
  return page
}

async function wangAtHome(walk: Walk): Promise<Page> {
  const page = await (await contextOf(walk, phone)).newPage()
  await page.goto(`/sign-in?next=/services/${service}`)
  await page.locator('[name=mobile]').fill('13800005678')
  await press(page, 'form[action="/do/request-phone-code"] button')
  const outbox = await atDesk(walk, 'sysadmin')
  await page.locator('[name=code]').fill(await newestCode(outbox))
  await press(page, 'form[action="/do/sign-in-with-code"] button')
  return page
}

async function newestCode(outbox: Page): Promise<string> {
  for (let tries = 0; tries < 60; tries++) {
    await outbox.goto('/office/outbox')
    const code = /(?<!\d)\d{6}(?!\d)/.exec((await outbox.locator('tbody tr').first().textContent()) ?? '')?.[0]
    if (code) return code
    await sleep(500)
  }
  throw new Error('验证码没有送达 · No code arrived')
}

const next = 'form[action="/do/save-draft"] button[name=go][value=next]'

/** From the guide to the receipt; answers the case. */
async function apply(page: Page): Promise<string> {
  await press(page, 'form[action="/do/start-draft"] button')
  await save(page, 'apply-phone')
  await page.locator('[name="party.account.bank"]').fill('云州农商银行')
  await page.locator('[name="party.account.number"]').fill('6222020200112230000')
  await press(page, next)
  await page.locator('[name="form.own_account"][value=yes]').check()
  await press(page, next)
  for (const box of await page.locator('form input[type=checkbox]').all()) await box.check()
  await press(page, next)
  await page.locator('input[type=file][form="upload-bank_card"]').first().setInputFiles(cardPhoto())
  await press(page, 'button[form="upload-bank_card"]')
  await press(page, next)
  await save(page, 'check-phone')
  await press(page, 'form[action="/do/submit-application"] button')
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

async function anybody(walk: Walk): Promise<void> {
  const small = await (await contextOf(walk, phone)).newPage()
  await small.goto('/')
  await save(small, 'home-phone')
  await small.goto(`/services/${service}`)
  await save(small, 'guide-phone')
  await small.goto('/?care=1')
  await save(small, 'care-mode-phone')
  const wide = await (await contextOf(walk, desktop)).newPage()
  await wide.goto('/')
  await save(wide, 'home-desktop')
}

async function counter(clerk: Page): Promise<void> {
  await clerk.goto('/counter')
  await clerk.locator('#f-q').fill('赵建国')
  await press(clerk, 'form[action="/do/find-person"] button')
  if (!/\/counter\/[0-9a-f-]{36}/.test(clerk.url())) await press(clerk, 'main a[href^="/counter/"][data-row-link]')
  await clerk.goto(`${new URL(clerk.url()).pathname}?service=disabled-living-subsidy`)
  await save(clerk, 'counter')
}

/** The desks that have the case after acceptance, and a paper of a case that was granted before. */
async function desks(walk: Walk, id: string): Promise<void> {
  const reviewer = await atDesk(walk, 'lifang')
  await reviewer.goto('/office')
  await save(reviewer, 'office-inbox')
  await reviewer.goto(`/office/cases/${id}`)
  await save(reviewer, 'office-case')
  const director = await atDesk(walk, 'fangyuan')
  await director.goto('/overview')
  await save(director, 'overview')
  const decider = await atDesk(walk, 'heming')
  await decider.goto('/office?view=done')
  await press(decider, 'tbody a[href^="/office/cases/"]')
  const paper = decider.locator('a[href^="/papers/"]').filter({ hasText: '通知' })
  await decider.goto((await paper.first().getAttribute('href')) ?? '')
  await save(decider, 'paper')
}

async function walk({ browser, origin }: Walk): Promise<void> {
  const here = { browser, origin }
  await anybody(here)
  const own = await wangAtHome(here)
  const id = await apply(own)
  const clerk = await atDesk(here, 'chenjing')
  await clerk.goto(`/office/cases/${id}`)
  await press(clerk, 'form:has(input[name=action][value=accept]) button[type=submit]')
  await own.goto(`/cases/${id}`)
  await save(own, 'case-phone')
  await counter(clerk)
  await desks(here, id)
}

mkdirSync(folder, { recursive: true })
ensureChineseFont()
const executablePath = await ensureBrowser()
const demonstration = await serve()
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
try {
  await walk({ browser, origin: demonstration.origin })
} finally {
  await browser.close()
  await demonstration.stop()
}
