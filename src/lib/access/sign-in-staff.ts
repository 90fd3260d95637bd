import 'server-only'
import { z } from 'zod'
import { now } from '@/lib/kernel/clock'
import { type Call, command } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { record } from '@/lib/kernel/record'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { guardedCommand } from './guarded-command'
import { localPath } from './local-path'
import { loginMac, normalUsername } from './login'
import { passwordMatches } from './password'
import { withinBudget } from './rate-limit'
import { nextStep } from './staff-sign-in'

const input = z.strictObject({
  username: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'too-long'),
  password: z.string({ error: 'required' }).min(1, 'required').max(200, 'password-long'),
  next: z.string().max(1000).optional(),
})

const chosen = {
  id: true,
  kind: true,
  status: true,
  demo: true,
  mustChange: true,
  passwordHash: true,
  failed: true,
  lockedUntil: true,
} as const

async function find(tx: Transaction, username: string) {
  const login = loginMac('staff', normalUsername(username))
  return tx.account.findUnique({ where: { loginMac: login, kind: 'staff' }, select: chosen })
}

function refuseLocked(account: { failed: number; lockedUntil: Date | null } | null): void {
  const locked = account?.lockedUntil && account.lockedUntil > now()
  if (locked && account.failed > env().SIGN_IN_FAILURES_PER_ACCOUNT) throw new Refusal('not-allowed', 'account-locked')
}

const signIn = command({
  name: 'sign-in-staff',
  permission: 'session.start',
  enterAs: 'signin',
  input,
  run: async ({ tx, audit, input: { username, password, next } }) => {
    const account = await find(tx, username)
    refuseLocked(account)
    const fits = await passwordMatches(account?.passwordHash, password)
    if (!account || !fits || account.status !== 'active') throw invalid('password', 'credentials-wrong')
    audit({ subject: account.id })
    return nextStep(tx, account, { next: localPath(next), passed: false })
  },
})

/** Counts an attempt on an account; the attempt that reaches the limit locks it for one window unless it succeeds. */
async function countOnAccount(tx: Transaction, login: string): Promise<string | null> {
  const { SIGN_IN_FAILURES_PER_ACCOUNT: limit, SIGN_IN_WINDOW_MINUTES: minutes } = env()
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE account a SET failed = n.failed, failed_since = n.since, locked_until = CASE
        WHEN n.failed = ${limit} THEN now() + make_interval(mins => ${minutes}::int)
        WHEN n.failed < ${limit} THEN NULL ELSE a.locked_until END
    FROM (SELECT id, CASE WHEN fresh THEN 1 ELSE failed + 1 END AS failed, CASE WHEN fresh THEN now() ELSE failed_since END AS since
          FROM (SELECT *, CASE WHEN locked_until IS NOT NULL THEN locked_until <= now()
                          ELSE coalesce(failed_since <= now() - make_interval(mins => ${minutes}::int), true) END AS fresh
                FROM account WHERE login_mac = ${login} AND kind = 'staff' FOR UPDATE) x) n
    WHERE a.id = n.id RETURNING a.id::text AS id`
  return row?.id ?? null
}

/** An unknown user name is counted and locked like a known one, so that nobody learns who exists. */
async function countUnknown(login: string): Promise<void> {
  const { SIGN_IN_FAILURES_PER_ACCOUNT: points, SIGN_IN_WINDOW_MINUTES: minutes } = env()
  if (await withinBudget({ name: 'unknown-login', points, seconds: minutes * 60 }, login)) return
  throw new Refusal('not-allowed', 'account-locked')
}

async function countAttempt({ entry, input: raw }: Call): Promise<void> {
  const parsed = input.safeParse(raw)
  if (!parsed.success) return
  const login = loginMac('staff', normalUsername(parsed.data.username))
  const known = await transaction({ as: 'signin', visit: entry.visit }, async ({ tx, actor }) => {
    const subject = await countOnAccount(tx, login)
    await record(tx, actor, { audit: [{ command: 'sign-in-staff', outcome: 'attempt', subject }], outbox: [] })
    return subject
  })
  if (!known) await countUnknown(login)
}

/**
 * First step of a staff sign-in: user name and password. Every attempt is counted before it is looked at; after the
 * settings' number of attempts without a finished sign-in the account is locked for the settings' minutes. A wrong
 * password, an unknown name and a disabled account get the same answer in the same time.
 */
export const signInStaff = guardedCommand(signIn, countAttempt)
