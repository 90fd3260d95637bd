import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { newSecret } from '@/lib/kernel/ids'

/** Argon2id, 19 MiB, two passes, one lane: the first choice of the OWASP password storage sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let nobody: Promise<string> | undefined

/** Hash of a password in PHC form, with a fresh salt. About 30 ms. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Whether the password fits. Without a hash it costs the same time and is false, so that nobody learns who exists. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(newSecret())
  const fits = await verify(stored ?? (await nobody), password.normalize('NFKC'))
  return fits && typeof stored === 'string'
}

/** A password to hand over on paper: four groups that are easy to read out, with every kind of sign. */
export function temporaryPassword(): string {
  const letters = newSecret().replace(/[-_01OIlo]/g, '')
  return `Yk-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 12)}7`
}
