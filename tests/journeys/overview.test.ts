import { expect, type Page } from '@playwright/test'
import { test } from './support/journey'
import { go, visit } from './support/look'

/** How many cases the list on the page holds, leaf by leaf. */
async function listed(page: Page): Promise<number> {
  let count = 0
  for (let leaf = 0; leaf < 50; leaf++) {
    count += await page.locator('main tbody a[href^="/office/cases/"]').count()
    const further = page.locator('main a[href*="after="]')
    if ((await further.count()) === 0) return count
    await page.goto((await further.last().getAttribute('href')) ?? '')
  }
  throw new Error('the list does not end')
}

type Figure = { href: string; said: number }

/** Every figure of the overview that is a link, with the number that it says. */
async function figures(page: Page): Promise<Figure[]> {
  const links = page.locator('main a[href^="/overview/cases"]')
  const read = await links.evaluateAll((all) =>
    all.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent ?? '' })),
  )
  return read.flatMap(({ href, text }) => (/^\s*\d+\s*$/.test(text) ? [{ href, said: Number(text) }] : []))
}

test('the director sees the street, and each figure leads to as many cases as it says', async ({ desk }) => {
  const page = await desk('fangyuan')
  await visit(page, '/overview')
  expect((await figures(page)).length).toBeGreaterThan(5)
  const chosen = (await figures(page)).filter(({ said }) => said <= 60)
  const different = [...new Map(chosen.map((figure) => [figure.href, figure])).values()].slice(0, 14)
  expect(different.length).toBeGreaterThan(3)
  for (const { href } of different) {
    // Other journeys move cases meanwhile: figure and list are read again until nothing came between.
    await expect(async () => {
      await page.goto('/overview')
      const now = (await figures(page)).find((figure) => figure.href === href)
      await page.goto(href)
      expect(await listed(page), href).toBe(now?.said)
    }).toPass({ timeout: 30_000 })
  }
  await visit(page, '/overview')
  const tile = page.locator('main a[href="/overview/cases?state=open"]').first()
  await go(page, () => tile.click())
  await go(page, () => page.locator('main tbody a[href^="/office/cases/"]').first().click())
  await expect(page.locator('h1')).toBeVisible()
})
