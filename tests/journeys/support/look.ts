import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import axe from 'axe-core'
import { journeyServer } from '../../support/journey-server'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const script = { off: false }

/** Tells this file that the pages of the journey run without script. */
export function scriptIsOff(off: boolean): void {
  script.off = off
}

/** axe is a script itself: a page without script is examined in a twin that may run it, at the same address as the same person. */
async function withScript(page: Page, examine: (page: Page) => Promise<void>): Promise<void> {
  if (!script.off) return examine(page)
  const browser = page.context().browser()
  const storageState = await page.context().storageState()
  const context = await browser?.newContext({ storageState, javaScriptEnabled: true })
  const twin = await context?.newPage()
  await twin?.goto(page.url())
  if (twin) await examine(twin)
  await context?.close()
}

/**
 * The kinds of elements on a page: everything that a rule of accessibility depends on, without texts, numbers and how often
 * a kind occurs. Of ids only whether what refers to them finds them, of headings their order.
 */
function shapeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const left = new Set(['value', 'href', 'action', 'nonce', 'src', 'id', 'name', 'style', 'title', 'placeholder'])
    const refers = new Set(['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'form'])
    const finds = (ids: string) => ids.split(/\s+/).every((id) => document.getElementById(id))
    const attributes = (element: Element) =>
      [...element.attributes]
        .filter(({ name }) => !left.has(name))
        .map(({ name, value }) => `${name}=${refers.has(name) ? finds(value) : value.replace(/\d+/g, '#')}`)
    const kind = (element: Element) => {
      const labels = 'labels' in element && element.labels instanceof NodeList ? element.labels.length > 0 : ''
      const text = element.childElementCount === 0 && element.textContent?.trim() ? 'text' : ''
      return [element.parentElement?.tagName, element.tagName, ...attributes(element), labels, text].join(' ')
    }
    const all = [...document.querySelectorAll('html, body, body *:not(script, path, rect)')]
    const ids = all.map(({ id }) => id).filter(Boolean)
    const headings = all.flatMap(({ tagName }) => (/^H\d$/.test(tagName) ? [tagName] : []))
    return [...new Set(all.map(kind)), ids.length === new Set(ids).size, ...new Set(headings)].join('\n')
  })
}

/**
 * What makes a page another one for axe. The whole run goes by the shape of the page; the gate by its address without ids,
 * its words and colours, and whether it tells of mistakes: one examination of each page in each of these.
 */
async function kindOf(page: Page): Promise<string> {
  const size = JSON.stringify(page.viewportSize())
  if (process.env.FULL === '1') return size + (await shapeOf(page))
  const path = new URL(page.url()).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#')
  const shown = await page.evaluate(() => {
    const mistakes = document.getElementById('error-summary') !== null
    return [document.documentElement.lang, { ...document.documentElement.dataset }, mistakes]
  })
  return JSON.stringify([size, path, script.off, shown])
}

/** Where the processes of a run note what has been examined without a complaint. */
function noteOf(shape: string): string {
  const folder = join(journeyServer().dataDir, 'journey-pages')
  mkdirSync(folder, { recursive: true })
  return join(folder, createHash('sha256').update(shape).digest('hex'))
}

async function noViolations(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async (tags) => {
    const { axe: here } = window as unknown as { axe: typeof axe }
    const { violations } = await here.run(document, { runOnly: tags, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.html.slice(0, 200)}`),
    )
  }, wcag)
  expect.soft(found, `accessibility of ${page.url()}`).toEqual([])
}

/**
 * The page as it stands: nothing is wider than the window, there is one heading of the first level, axe finds nothing. A
 * page of a kind that was found good is not examined by axe a second time in a run.
 */
export async function look(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(wider, `overflow of ${page.url()}`).toBeLessThanOrEqual(0)
  expect.soft(await page.locator('h1').count(), `headings of ${page.url()}`).toBe(1)
  const note = noteOf(await kindOf(page))
  if (existsSync(note)) return
  const before = test.info().errors.length
  await withScript(page, noViolations)
  if (test.info().errors.length === before) writeFileSync(note, page.url())
}

/** Opens an address and looks at the page. */
export async function visit(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBeLessThan(400)
  await look(page)
}

/** Does what leads to another page, waits for it and looks at it. */
export async function go(page: Page, act: () => Promise<unknown>): Promise<void> {
  const arrived = page.waitForEvent('domcontentloaded')
  await act()
  await arrived
  await look(page)
}
