import { expect, type Locator } from '@playwright/test'

/**
 * Answers questions of a form by the names of its inputs, whatever their kind: text, list, radio button, box. A name that
 * ends with `.*` ticks every box whose name begins so.
 */
export async function fill(form: Locator, answers: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    if (name.endsWith('.*')) await tickAll(form.locator(`input[type=checkbox][name^="${name.slice(0, -1)}"]`))
    else await answer(form, name, value)
  }
}

async function answer(form: Locator, name: string, value: string): Promise<void> {
  const named = form.locator(`[name="${name}"]:not([type=hidden])`)
  await expect(named.first(), name).toBeVisible()
  const kind = await named.first().evaluate((input) => (input instanceof HTMLInputElement ? input.type : input.tagName))
  if (kind === 'SELECT') await named.selectOption(value)
  else if (kind === 'radio' || kind === 'checkbox') await form.locator(`[name="${name}"][value="${value}"]`).check()
  else await named.fill(value)
}

async function tickAll(boxes: Locator): Promise<void> {
  await expect(boxes.first()).toBeVisible()
  for (const box of await boxes.all()) await box.check()
}
