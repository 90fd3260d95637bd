import 'server-only'
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { canonicalJson } from '@/lib/catalogue/canonical-json'
import { env } from '@/lib/kernel/env'

/** What the signature of a paper covers. `at` is an ISO instant, `digest` comes from `contentDigest`. */
export type Signed = { number: string; code: string; template: string; at: string; digest: string }

function key(): KeyObject {
  return createPrivateKey({ key: Buffer.from(env().PAPER_SIGNING_KEY, 'base64'), format: 'der', type: 'pkcs8' })
}

/**
 * SHA-256 over the canonical content together with the paper's secret code: whoever holds the paper can recompute it,
 * whoever holds only the database cannot guess the content from it.
 */
export function contentDigest(code: string, content: unknown): string {
  return createHash('sha256')
    .update(`${code}\n${canonicalJson(content)}`, 'utf8')
    .digest('base64url')
}

/** Ed25519 (RFC 8032) over the canonical JSON of what is signed, base64url. */
export function signPaper(signed: Signed): string {
  return sign(null, Buffer.from(canonicalJson(signed)), key()).toString('base64url')
}

/** Whether the signature was made by this installation's key over exactly this. */
export function verifyPaper(signed: Signed, signature: string): boolean {
  return verify(null, Buffer.from(canonicalJson(signed)), createPublicKey(key()), Buffer.from(signature, 'base64url'))
}
