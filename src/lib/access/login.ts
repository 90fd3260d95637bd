import 'server-only'
import { mac, open, seal } from '@/lib/kernel/crypto'

/** How a login is spelt: `staff` user names, `person` mobile numbers (with `/tail` when shared), `oidc` issuer and subject. */
export type LoginKind = 'staff' | 'person' | 'oidc'

/** The spelling under which user names are compared: full width folded, lower case, no spaces around. */
export function normalUsername(raw: string): string {
  return raw.normalize('NFKC').trim().toLowerCase()
}

/** The keyed hash that an account is found by. */
export function loginMac(kind: LoginKind, login: string): string {
  return mac(`login:${kind}`, login)
}

/** The login as it rests in the account's row. */
export function sealLogin(account: string, login: string): string {
  return seal(login, `account.login_enc:${account}`)
}

/** Opens what `sealLogin` made for this account. */
export function openLogin(account: string, sealed: string): string {
  return open(sealed, `account.login_enc:${account}`)
}
