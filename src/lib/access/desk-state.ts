import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import { openChallenge } from './challenge'
import { tokenIsOut, unclaimedRoles } from './first-administrator'
import { openLogin } from './login'
import { maskedMobile } from './mobile-number'
import { secondFactorOf, totpAddress } from './totp'

export type StaffDesk = { step: 'second-factor' | 'new-password' } | { step: 'enrol'; secret: string; address: string }

async function staffDesk(tx: Transaction, visit: string): Promise<StaffDesk | null> {
  const begun = await openChallenge(tx, { kind: 'staff-sign-in', visit })
  if (!begun?.account) return null
  if (begun.state.passed) return { step: 'new-password' }
  const factor = await secondFactorOf(tx, begun.account)
  if (!factor || factor.confirmed) return { step: 'second-factor' }
  const account = await tx.account.findUniqueOrThrow({ where: { id: begun.account }, select: { loginEnc: true } })
  const address = totpAddress(factor.secret, openLogin(begun.account, account.loginEnc))
  return { step: 'enrol', secret: factor.secret, address }
}

async function phoneDesk(tx: Transaction, visit: string) {
  const begun = await openChallenge(tx, { kind: 'phone-code', visit })
  return begun && { mobile: maskedMobile(begun.state.mobile), verified: begun.state.verified }
}

async function visitHere(tx: Transaction): Promise<string> {
  const [row] = await tx.$queryRaw<{ visit: string | null }[]>`SELECT current_setting('app.visit', true) AS visit`
  return row?.visit ?? ''
}

/**
 * How far the sign-in of this browser has come, and which administrators' roles are still to be claimed. Only the sign-in
 * desk sees anything here. Counts nothing and changes nothing.
 */
export const deskState = query({
  name: 'desk-state',
  permission: 'session.start',
  input: z.strictObject({}),
  run: async ({ tx, actor }) => {
    const visit = actor.kind === 'signin' ? await visitHere(tx) : ''
    const claimable = actor.kind === 'signin' && (await tokenIsOut(tx)) ? await unclaimedRoles(tx) : []
    if (!visit) return { phone: null, staff: null, claimable }
    return { phone: await phoneDesk(tx, visit), staff: await staffDesk(tx, visit), claimable }
  },
})
