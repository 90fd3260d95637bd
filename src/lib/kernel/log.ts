import 'server-only'
import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { env } from './env'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Digit runs that may be an ID number (18 characters, or 15 digits), a card (16–19) or a mobile number (11). */
const personalNumbers = /(?<!\d)(?:\d{17}[Xx]|\d{16,19}|\d{15}|(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)/g

const secretPaths = [
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  'answers',
  'phone',
  'phoneCode',
  'idNumber',
]
const redactedPaths = secretPaths.flatMap((path) => [path, `*.${path}`, `*.*.${path}`, `req.headers.${path}`])

/**
 * Replaces every number in a text that could identify a person (GB 11643 citizen numbers of 18 and 15 characters,
 * mainland mobile numbers, bank card numbers) with asterisks. Works on form alone: it also hides harmless numbers of
 * these lengths, and it does not find numbers written in words.
 */
export function scrub(value: string): string {
  return value.replace(personalNumbers, '***')
}

function scrubDeep(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value)
  if (typeof value === 'number' || typeof value === 'bigint') {
    const text = String(value)
    return scrub(text) === text ? value : '***'
  }
  if (value === null || typeof value !== 'object') return value
  if (depth > 6) return '[…]'
  if (value instanceof Error) return scrubDeep(pino.stdSerializers.err(value), depth + 1)
  if (value instanceof Date) return value
  if (Array.isArray(value)) return value.map((item) => scrubDeep(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scrubDeep(item, depth + 1)]))
}

/** A time is a number of 13 digits, never touched: only what callers log goes through the scrubber. */
function logger() {
  return pino({
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redactedPaths, censor: '[redacted]' },
    // Errors are serialised by the scrubber below.
    serializers: { err: (problem: unknown) => problem },
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => scrubDeep(fields) as Record<string, unknown>,
    },
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args
        const message = (
          typeof first === 'string'
            ? [scrub(first), ...rest.map((item) => scrubDeep(item))]
            : [first, ...rest.map((item) => scrubDeep(item))]
        ) as Parameters<typeof method>
        return method.apply(this, message)
      },
    },
  })
}

type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal'

let current: pino.Logger | undefined

/** Made at the first line and not at import, so that reading a file of this project never needs settings. */
function at(level: Level): pino.LogFn {
  return (...args: Parameters<pino.LogFn>) => {
    current ??= logger()
    current[level](...args)
  }
}

/**
 * The log of this process: one JSON line an event, on standard output, without numbers that identify a person.
 * `log.info({ case: id }, 'case opened')`: fields first, then a fixed sentence. Names of people belong in neither.
 */
export const log: Readonly<Record<Level, pino.LogFn>> = {
  debug: at('debug'),
  info: at('info'),
  warn: at('warn'),
  error: at('error'),
  fatal: at('fatal'),
}

/**
 * A short random reference (8 characters of Crockford's base 32, `K7QX-2M4P`) that a person can read out on the phone and
 * an operator can find in the log. Carries no meaning and is not unique by guarantee (40 random bits).
 */
export function reference(): string {
  const letters = [...randomBytes(8)].map((byte) => crockford[byte % 32]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
