import 'server-only'
import { randomBytes } from 'node:crypto'

type Situation = { nonce: string; https: boolean; development: boolean }

/** A fresh value that marks the scripts of one answer as ours (CSP level 3). */
export function freshNonce(): string {
  return randomBytes(18).toString('base64')
}

/**
 * The content security policy of one answer. Scripts run only with this answer's nonce or when such a script loads them.
 * Style attributes are allowed because charts and layouts set CSS variables there; style elements need the nonce.
 * Development adds what the bundler's hot reload needs.
 */
export function contentSecurityPolicy({ nonce, https, development }: Situation): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ]
  return directives.join('; ')
}

/** The security headers that every answer carries, whatever made it. */
export function securityHeaders(situation: Situation): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(situation),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(situation.https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
