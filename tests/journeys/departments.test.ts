import { expect, type Page } from '@playwright/test'
import { allowance, applyAtHome, atCounter, bound } from './support/allowance'

import { addPerson, take } from './support/counter'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { act, answerTask, inboxRow } from './support/office'
import { canReadPdf, readPdf } from './support/paper'
import { someone } from './support/someone'

const review = { 'asked.result': 'fit', 'asked.why': '年满80周岁，户籍与居住情况属实。' }
const consistent = { 'asked.finding': 'consistent', 'asked.note': '与登记信息一致。' }

/** The inbox of a desk has the case. */
async function waitsAt(page: Page, id: string): Promise<void> {
  await visit(page, '/office')
  await inboxRow(page, id)
}

/** The resident's page of a case says who holds it. */
async function heldBy(page: Page, id: string, unit: string): Promise<void> {
  await visit(page, `/cases/${id}`)
  await expect(page.locator('main')).toContainText(unit)
}

test('an allowance: accepted, reviewed, checked by the police, granted; the resident follows and holds a paper', async ({
  desk,
  resident,
  browser,
}) => {
  const [clerk, person] = [await desk('chenjing'), someone({ year: 1938 })]
  const own = await bound({ clerk, resident, person })
  const id = await applyAtHome(own)
  await heldBy(own, id, '便民服务中心')

  await waitsAt(clerk, id)
  await act(clerk, id, 'accept')
  await heldBy(own, id, '民政办')
  const reviewer = await desk('lifang')
  await waitsAt(reviewer, id)
  await act(reviewer, id, 'review', review)
  await heldBy(own, id, '公安分局')
  const police = await desk('police')
  await waitsAt(police, id)
  await answerTask(police, id, consistent)
  const decider = await desk('heming')
  await waitsAt(decider, id)
  await act(decider, id, 'grant')

  await visit(own, `/cases/${id}`)
  await expect(own.locator('main')).toContainText('准予')
  await visit(own, '/messages')
  await expect(own.locator('main')).toContainText('高龄津贴')
  await visit(own, `/cases/${id}`)
  await go(own, () => own.locator('a[href^="/papers/"]').filter({ hasText: '发放' }).first().click())
  await paperHolds(own, { name: person.name, stranger: await (await browser.newContext()).newPage() })
})

/** The paper on the page, its PDF, and what anybody learns from its code. */
async function paperHolds(page: Page, { name, stranger }: { name: string; stranger: Page }): Promise<void> {
  const paper = page.locator('article')
  await expect(paper).toContainText(name)
  const title = (await paper.locator('h1').textContent())?.trim() ?? ''
  const number = (await paper.locator('h1 + p').textContent())?.trim() ?? ''
  const check = (await paper.locator('a[href*="/check/"]').getAttribute('href')) ?? ''
  const download = page.locator('a[href^="/api/papers/"]')
  await expect(async () => {
    await page.reload()
    await expect(download).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  const answer = await page.request.get((await download.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const code = new URL(check, page.url()).pathname
  if (canReadPdf()) {
    const { address, text, ink } = readPdf(await answer.body())
    expect(new URL(address).pathname).toBe(code)
    expect(text.replaceAll(/\s/g, '')).toContain(title.replaceAll(/\s/g, ''))
    expect(text.replaceAll(/\s/g, '')).toContain(number.replaceAll(/\s/g, ''))
    expect(text).toContain(name)
    expect(ink).toBeGreaterThan(0.005)
  } else {
    test.info().annotations.push({ type: 'skipped', description: 'pdftoppm is not installed: the PDF was not drawn' })
  }
  await visit(stranger, code)
  await expect(stranger.getByRole('status')).toContainText('有效')
  await expect(stranger.locator('main')).toContainText(number)
  await expect(stranger.locator('main')).not.toContainText(name)
  await visit(stranger, `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`)
  await expect(stranger.getByRole('status')).not.toContainText('有效')
  await stranger.context().close()
}

test('an allowance is refused with reasons, and the reasons reach the applicant', async ({ desk, resident }) => {
  const [clerk, person] = [await desk('zhangwei'), someone({ year: 1936 })]
  const own = await bound({ clerk, resident, person })
  const id = await applyAtHome(own)
  await act(clerk, id, 'accept')
  await act(await desk('lifang'), id, 'review', { 'asked.result': 'unfit', 'asked.why': '已在其他区领取。' })
  const reason = '经核查，申请人已在其他区领取高龄津贴，不得重复享受。'
  await act(await desk('heming'), id, 'refuse', { 'asked.reason': reason, 'asked.basis': '本地高龄津贴办法第六条' })
  await visit(own, `/cases/${id}`)
  await expect(own.locator('main')).toContainText('不予批准')
  await go(own, () => own.locator('a[href^="/papers/"]').filter({ hasText: '不予' }).first().click())
  await expect(own.locator('article')).toContainText(reason)
})

test('an officer who comes too late sees what happened meanwhile and loses nothing', async ({ desk }) => {
  const clerk = await desk('chenjing')
  const resident = await addPerson(clerk, someone({ year: 1935 }))
  const id = await take(clerk, { resident, service: allowance, answers: atCounter, action: 'accept' })
  const page = await desk('lifang')
  await visit(page, `/office/cases/${id}`)
  const late = page.locator('form[action="/do/act-on-case"]').filter({ has: page.locator('input[value=review]') })
  await page.locator('details').filter({ has: late }).locator('summary').first().click()
  await late.locator('[name="asked.why"]').fill('写了一半的理由')
  await late.locator('[name="asked.result"][value=fit]').check()
  const colleague = await page.context().newPage()
  await act(colleague, id, 'review', review)
  await go(page, () => late.locator('button[type=submit]').last().click())
  await expect(page.locator('main')).toContainText('提交审核意见')
  expect(page.url()).toContain('form=')
})
