import type { Page } from '@playwright/test'
import { go } from './look'

/** Waits until the keys of a staff page work: its script has taken over the page. */
export async function keysWork(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const dialog = document.querySelector('dialog[aria-labelledby=hotkeys-title]')
    return dialog !== null && Object.keys(dialog).some((key) => key.startsWith('__reactFiber'))
  })
  await page.waitForTimeout(150)
}

/** Presses a key that leads to another page. */
export async function pressKey(page: Page, key: string): Promise<void> {
  await keysWork(page)
  await go(page, () => page.keyboard.press(key))
}
