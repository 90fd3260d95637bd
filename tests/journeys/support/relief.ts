import { expect, type Page } from '@playwright/test'
import { begin, complete, next, stepForm, stepOf, submit } from './apply'
import { signed, stranger } from './counter'
import { fill } from './fill'
import { go } from './look'
import { answerTask } from './office'
import type { Someone } from './someone'

export const relief = 'minimum-living'

/** Offices of the district that are asked what they know of a household's means, by their user names. */
export const giveData = [
  'police',
  'human-resources',
  'real-estate',
  'vehicles',
  'tax',
  'housing-fund',
  'means-platform',
] as const

/** What they write: for the officers who decide, not for the household. */
export const finding = '两处记录查询结果一致'

const member = (row: number, { name, idNumber }: Someone, relation: string) => ({
  [`form.members.${row}.person.name`]: name,
  [`form.members.${row}.person.id`]: idNumber,
  [`form.members.${row}.relation`]: relation,
  [`form.members.${row}.job`]: 'unemployed',
  [`form.members.${row}.income`]: '200',
  [`form.members.${row}.health`]: 'good',
})

/** A couple applies from home: a table of its members, and every adult signs; answers the case. */
export async function applyForRelief(
  page: Page,
  { head, spouse }: { head: Someone; spouse: Someone },
): Promise<string> {
  await begin(page, relief)
  await next(page, stranger('liuyin'))
  expect(stepOf(page)).toBe('g0')
  await fill(stepForm(page), member(0, head, '01'))
  await go(page, () => page.locator('button[name=_add][value="form.members"]').click())
  await expect(page.locator('[name="form.members.0.person.name"]')).toHaveValue(head.name)
  await next(page, member(1, spouse, '10'))
  await complete(page, {
    answers: {
      'form.assets': '3000',
      'form.cause': '03',
      'form.kin': 'no',
      'form.authorise.*': 'yes',
      ...signed,
    },
  })
  await expect(page.locator('main')).toContainText(spouse.name)
  return submit(page)
}

/** Each of seven offices answers at its own desk. */
export async function offices(desk: (username: string) => Promise<Page>, id: string): Promise<void> {
  for (const office of giveData) {
    const page = await desk(office)
    await answerTask(page, id, { 'asked.finding': 'consistent', 'asked.note': finding })
    await page.close()
  }
}
