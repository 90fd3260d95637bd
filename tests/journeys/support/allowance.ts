import type { Page } from '@playwright/test'
import { begin, bind, complete, submit } from './apply'
import { addPerson, signed, stranger } from './counter'
import type { Someone } from './someone'

export const allowance = 'old-age-allowance'

/** What somebody whom the street hardly knows answers at home. */
export const fromHome = { ...stranger(), 'form.own_account': 'yes', ...signed }

/** What a clerk enters for them at the counter. */
export const atCounter = { ...fromHome, 'material.bank_card': 'seen' }

type People = { clerk: Page; resident: (mobile: string) => Promise<Page>; person: Someone }

/** Somebody becomes known at the counter and signs in at home; the account is tied to the person. */
export async function bound({ clerk, resident, person }: People): Promise<Page> {
  await addPerson(clerk, person)
  const page = await resident(person.mobile)
  await bind(page, person)
  return page
}

/** They apply for the allowance from home; answers the case. */
export async function applyAtHome(page: Page, answers: Record<string, string> = fromHome): Promise<string> {
  await begin(page, allowance)
  await complete(page, { answers, photos: ['bank_card'] })
  return submit(page)
}
