import { createHash } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const seen = new Set<string>()
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

/** Everything of a page that a rule of accessibility may depend on, without its texts, numbers and ids. */
function shapeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const plain = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#')
    const attributes = (element: Element) =>
      [...element.attributes]
        .filter(({ name }) => !['value', 'd', 'href', 'action', 'nonce', 'src'].includes(name))
        .map(({ name, value }) => `${name}=${plain(value)}`)
    const words = (element: Element) => (element.childElementCount === 0 && element.textContent?.trim() ? 't' : '')
    const all = [...document.querySelectorAll('html, body, body *:not(script, path, rect)')]
    return all.map((element) => [element.tagName, ...attributes(element), words(element)].join(' ')).join('\n')
  })
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
 * The page as it stands: axe finds nothing, nothing is wider than the window, there is one heading of the first level. A
 * page of the same shape (elements, classes and attributes but not texts) is examined once in each process and size.
 */
export async function look(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  const size = page.viewportSize()
  const shape = createHash('sha256')
    .update(JSON.stringify(size) + (await shapeOf(page)))
    .digest('hex')
  if (seen.has(shape)) return
  await withScript(page, noViolations)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(wider, `overflow of ${page.url()}`).toBeLessThanOrEqual(0)
  expect.soft(await page.locator('h1').count(), `headings of ${page.url()}`).toBe(1)
  seen.add(shape)
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
