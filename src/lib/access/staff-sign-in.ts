import 'server-only'
import type { Outcome } from '@/lib/kernel/command'
import { same } from '@/lib/kernel/crypto'
import { env } from '@/lib/kernel/env'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Challenge, codeMac, moveChallenge, openChallenge, startChallenge, visitOf } from './challenge'
import { homePath } from './home-path'
import { newSession, renewedSession, sessionCookie } from './session'
import { secondFactorOf, secondFactorToEnrol } from './totp'

export type StaffStep = Challenge<'staff-sign-in'> & { account: string }
export type StaffAccount = { id: string; kind: string; status: string; demo: boolean; mustChange: boolean }

const chosen = { id: true, kind: true, status: true, demo: true, mustChange: true } as const

/** The sign-in that this browser has begun with a right password. Refuses `too-late` when there is none. */
export async function staffStep(tx: Transaction, usedToo = false): Promise<StaffStep> {
  const step = await openChallenge(tx, { kind: 'staff-sign-in', visit: await visitOf(tx), usedToo })
  if (!step?.account) throw new Refusal('too-late', 'sign-in-expired')
  return { ...step, account: step.account }
}

/** The account of a begun sign-in. Refuses when it was disabled meanwhile. */
export async function staffAccount(tx: Transaction, id: string): Promise<StaffAccount> {
  const account = await tx.account.findUnique({ where: { id }, select: chosen })
  if (account?.status !== 'active') throw new Refusal('not-allowed', 'account-disabled')
  return account
}

async function landing(tx: Transaction, account: string): Promise<string> {
  const posts = await tx.post.findMany({ where: { account }, select: { role: true }, orderBy: { at: 'asc' } })
  const roles = await tx.role.findMany({ where: { key: { in: posts.map((post) => post.role) } } })
  return homePath(posts.flatMap((post) => roles.filter((role) => role.key === post.role)))
}

async function open(tx: Transaction, account: StaffAccount, next: string | null) {
  await tx.account.updateMany({
    where: { id: account.id },
    data: { failed: 0, failedSince: null, lockedUntil: null },
  })
  const session = await newSession(tx, { account, channel: 'counter' })
  return { session, to: next ?? (await landing(tx, account.id)) }
}

/**
 * What comes after a right password, and again after each further step: the second factor, enrolling it, a new password,
 * or the session. Demonstration accounts without a second factor go on without one, in the demonstration only.
 */
export async function nextStep(
  tx: Transaction,
  account: StaffAccount,
  { next, passed, closed }: { next: string | null; passed: boolean; closed?: { step: StaffStep; proof: string } },
): Promise<Outcome> {
  const factor = await secondFactorOf(tx, account.id)
  const exempt = account.demo && env().DEMO && !factor?.confirmed
  const needsFactor = !passed && !exempt
  if (needsFactor || account.mustChange) {
    if (needsFactor && !factor?.confirmed) await secondFactorToEnrol(tx, account.id)
    await startChallenge(tx, { kind: 'staff-sign-in', account: account.id, state: { next, passed: passed || exempt } })
    if (!needsFactor) return { to: '/staff/new-password' }
    return { to: factor?.confirmed ? '/staff/second-factor' : '/staff/enrol' }
  }
  const { session, to } = await open(tx, account, next)
  if (closed) await close(tx, closed, session.id)
  return { to, cookie: sessionCookie(session) }
}

async function close(
  tx: Transaction,
  { step, proof }: { step: StaffStep; proof: string },
  session: string,
): Promise<void> {
  const state = { ...step.state, session, proof: codeMac(step.id, proof) }
  if (!(await moveChallenge(tx, { challenge: step, state, used: true })))
    throw new Refusal('too-late', 'sign-in-expired')
}

/** The answer to a form that was sent twice; null when the step is still open. */
export async function repeatedStep(tx: Transaction, step: StaffStep, proof: string): Promise<Outcome | null> {
  if (!step.used) return null
  const meant = same(step.state.proof ?? '', codeMac(step.id, proof))
  const session = step.state.session && meant ? await renewedSession(tx, step.state.session) : null
  if (!session) throw new Refusal('too-late', 'sign-in-expired')
  return { to: step.state.next ?? (await landing(tx, step.account)), cookie: sessionCookie(session) }
}
