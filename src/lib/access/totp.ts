import 'server-only'
import { Secret, TOTP } from 'otpauth'
import { now } from '@/lib/kernel/clock'
import { open, seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'

const period = 30

function generator(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Yikou', label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) })
}

/** The `otpauth:` address that an authenticator app reads from a QR code. */
export function totpAddress(secret: string, username: string): string {
  return generator(secret, username).toString()
}

/** The time step (RFC 6238) that a code belongs to, one step early or late allowed, or null when it fits none. */
export function totpStep(secret: string, code: string): bigint | null {
  if (!/^\d{6}$/.test(code)) return null
  const timestamp = now().getTime()
  const delta = generator(secret).validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : BigInt(Math.floor(timestamp / 1000 / period) + delta)
}

export type SecondFactor = { id: string; secret: string; confirmed: boolean }

/** The second factor of an account, or null. */
export async function secondFactorOf(tx: Transaction, account: string): Promise<SecondFactor | null> {
  const found = await tx.credential.findUnique({
    where: { account_kind: { account, kind: 'totp' } },
    select: { id: true, secretEnc: true, confirmed: true },
  })
  return found && { id: found.id, confirmed: found.confirmed, secret: open(found.secretEnc, place(found.id)) }
}

function place(credential: string): string {
  return `credential.secret_enc:${credential}`
}

/** The second factor of an account, made now when it has none. It counts only after it was confirmed with a code. */
export async function secondFactorToEnrol(tx: Transaction, account: string): Promise<SecondFactor> {
  const known = await secondFactorOf(tx, account)
  if (known) return known
  const [id, secret] = [newId(), new Secret({ size: 20 }).base32]
  await tx.credential.createMany({ data: [{ id, account, kind: 'totp', secretEnc: seal(secret, place(id)) }] })
  return { id, secret, confirmed: false }
}

/**
 * Uses a code once: answers false when it does not fit or when its time step, or a later one, was used before (RFC 6238
 * §5.2). A first right code confirms the factor.
 */
export async function takeTotp(
  tx: Transaction,
  { factor, code }: { factor: SecondFactor; code: string },
): Promise<boolean> {
  const step = totpStep(factor.secret, code)
  if (step === null) return false
  const used = await tx.credential.updateMany({
    where: { id: factor.id, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step, confirmed: true },
  })
  return used.count === 1
}
