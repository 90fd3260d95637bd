import { createHash } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const seen = new Set<string>()

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
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.html.slice(0, 200)}`),
  )
  expect.soft(found, `accessibility of ${page.url()}`).toEqual([])
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
