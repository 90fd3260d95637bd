import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { signInPath } from '@/lib/access/home-path'
import { localPath } from '@/lib/access/local-path'
import type { Actor } from '@/lib/kernel/actor'
import { newId } from '@/lib/kernel/ids'
import type { Query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { addressHeader } from '@/lib/text/request-display'
import { type BouncedForm, takeBounced } from './bounced-form'
import { entryOf, visitorOf } from './session-cookie'

const visitor = cache(async () => {
  const jar = await cookies()
  return visitorOf(
    jar
      .getAll()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; '),
  )
})

async function here(): Promise<string> {
  return localPath((await headers()).get(addressHeader)) ?? ''
}

/** How the transactions of this page are entered. A browser without a visit cookie is entered without a visit. */
export const pageEntry = cache(async (): Promise<Entry> => {
  const { token, visit, fresh } = await visitor()
  return fresh ? (token ? { token } : { as: 'public' }) : entryOf({ token, visit })
})

async function turnAway(refusal: Refusal): Promise<never> {
  if (refusal.code === 'not-signed-in') redirect(signInPath(await here()))
  if (refusal.code === 'not-allowed') forbidden()
  notFound()
}

/**
 * Asks one query as the reader of this page and answers its view. Leads to the sign-in page when nobody is signed in,
 * shows the page for missing permission, or the page for what does not exist (or must look so).
 */
export async function ask<Input, Answer>(query: Query<Input, Answer>, input: Input): Promise<Answer> {
  try {
    return (await query.execute({ entry: await pageEntry(), input })).answer
  } catch (problem) {
    if (problem instanceof Refusal) return turnAway(problem)
    throw problem
  }
}

/** Asks one query as the sign-in desk, for the pages on which somebody signs in. */
export async function askAtDesk<Input, Answer>(query: Query<Input, Answer>, input: Input): Promise<Answer> {
  const { visit, fresh } = await visitor()
  const entry: Entry = fresh ? { as: 'signin' } : { as: 'signin', visit }
  return (await query.execute({ entry, input })).answer
}

/** Who reads this page; `public` when nobody is signed in. For the shell around a page, never to decide a right. */
export const currentActor = cache(
  async (): Promise<Actor> => transaction(await pageEntry(), async ({ actor }) => actor),
)

/**
 * Leads to the sign-in page unless somebody is signed in. Rights are asked by the query of the page. `area` says which
 * sign-in page where the address of the page is not known.
 */
export async function signedIn(area = ''): Promise<Actor> {
  const actor = await currentActor()
  if (actor.kind === 'public') redirect(signInPath((await here()) || area))
  return actor
}

/** The refused form that this page is asked to show again (`?form=`), or null. */
export async function bouncedForm(form: string | string[] | undefined): Promise<BouncedForm | null> {
  return typeof form === 'string' ? takeBounced(await pageEntry(), form) : null
}

/** A fresh idempotency key for a form of this page. */
export function newKey(): string {
  return newId()
}
