import 'server-only'
import { createPrivateKey, hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

/** Settings as the operating system hands them over. */
export type RawSettings = Readonly<Record<string, string | undefined>>

function text(sentence: string) {
  return z.string({ error: sentence }).trim().min(1, sentence)
}

function whole([min, max]: readonly [number, number], fallback: number) {
  const sentence = `须为 ${min} 到 ${max} 之间的整数 · must be a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d{1,9}$/, sentence)
    .transform(Number)
    .refine((value) => value >= min && value <= max, sentence)
    .default(fallback)
}

function url(protocols: readonly string[], sentence: string) {
  return text(sentence).refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), sentence)
}

const postgresUrl = (sentence: string) => url(['postgres:', 'postgresql:'], sentence)
const flag = z.enum(['0', '1'], { error: '只能是 0 或 1 · must be 0 or 1' }).transform((value) => value === '1')

const origin = url(
  ['http:', 'https:'],
  '须为网站的完整来源，如 https://yikou.example.cn · must be an origin such as https://yikou.example.cn',
).refine(
  (value) => URL.canParse(value) && new URL(value).origin === value,
  '只写协议、主机和端口，结尾不加斜杠 · must hold only scheme, host and port, without a slash at the end',
)

const masterKey = text('缺少主密钥：请设 MASTER_KEY 或 KEY_FILE · is missing: set MASTER_KEY or KEY_FILE')
  .transform((value) => Buffer.from(value, 'base64'))
  .refine(
    (value) => value.length === 32,
    '须为 32 字节的 base64（openssl rand -base64 32） · must be 32 bytes in base64 (openssl rand -base64 32)',
  )

const signingKey = text(
  '缺少证照签名密钥：请设 PAPER_SIGNING_KEY 或 KEY_FILE · is missing: set PAPER_SIGNING_KEY or KEY_FILE',
).refine(
  isEd25519PrivateKey,
  '须为 Ed25519 私钥（PKCS #8 DER 的 base64） · must be an Ed25519 private key (PKCS #8 DER in base64)',
)

const shape = z.object({
  DEMO: flag.optional(),
  NODE_ENV: z.enum(['development', 'production', 'test']).catch('production').default('production'),
  HOST: text('须为监听地址 · must be an address to listen on').optional(),
  PORT: whole([1, 65_535], 3000),
  APP_ORIGIN: origin.optional(),
  DATA_DIR: text('须为文件夹路径 · must be the path of a folder').default('.data'),
  DATABASE_URL: postgresUrl(
    '须为 PostgreSQL 地址（postgresql://yikou_app:…@主机:5432/库名） · must be a PostgreSQL address (postgresql://yikou_app:…@host:5432/name)',
  ),
  DATABASE_ADMIN_URL: postgresUrl(
    '须为 PostgreSQL 地址，仅供建库升级使用 · must be a PostgreSQL address; it is used for migrations only',
  ).optional(),
  DATABASE_POOL_MAX: whole([2, 200], 10),
  CONNECTION_TIMEOUT_MS: whole([100, 60_000], 5000),
  STATEMENT_TIMEOUT_MS: whole([100, 600_000], 15_000),
  LOCK_TIMEOUT_MS: whole([100, 600_000], 5000),
  IDLE_TRANSACTION_TIMEOUT_MS: whole([100, 600_000], 30_000),
  AUTH_SECRET: text('缺少会话密钥：请设 AUTH_SECRET 或 KEY_FILE · is missing: set AUTH_SECRET or KEY_FILE').min(
    32,
    '至少 32 个字符 · must have at least 32 characters',
  ),
  MASTER_KEY: masterKey,
  PAPER_SIGNING_KEY: signingKey,
  SESSION_STAFF_IDLE_MINUTES: whole([1, 240], 15),
  SESSION_STAFF_HOURS: whole([1, 24], 12),
  SESSION_RESIDENT_IDLE_MINUTES: whole([1, 240], 30),
  SESSION_RESIDENT_HOURS: whole([1, 72], 12),
  SIGN_IN_FAILURES_PER_ACCOUNT: whole([1, 100], 5),
  SIGN_IN_WINDOW_MINUTES: whole([1, 1440], 15),
  RATE_SIGN_IN_PER_ADDRESS: whole([1, 100_000], 100),
  RATE_PHONE_CODE_PER_NUMBER: whole([1, 1000], 5),
  RATE_PHONE_CODE_PER_ADDRESS: whole([1, 100_000], 60),
  RATE_COMMANDS_PER_ACCOUNT: whole([1, 100_000], 240),
  RATE_COMMANDS_PER_ADDRESS: whole([1, 1_000_000], 1200),
  RATE_UPLOADS_PER_ACCOUNT: whole([1, 10_000], 60),
  RATE_CHECKS_PER_ADDRESS: whole([1, 100_000], 120),
  TRUSTED_PROXIES: whole([0, 10], 0),
  UPLOAD_MAX_MB: whole([1, 100], 10),
  IMPORT_MAX_MB: whole([1, 100], 20),
  IMPORT_MAX_UNPACKED_MB: whole([1, 2000], 300),
  IMPORT_MAX_ROWS: whole([1, 200_000], 50_000),
  JOB_LEASE_SECONDS: whole([1, 3600], 60),
  SWEEP_SECONDS: whole([1, 3600], 30),
  SMS_PROVIDER: z
    .enum(['console', 'http', 'outbox'], { error: '只能是 console、http、outbox · must be console, http or outbox' })
    .optional(),
  SMS_HTTP_URL: url(
    ['https:', 'http:'],
    '须为短信网关地址 · must be the address of the text message gateway',
  ).optional(),
  SMS_HTTP_TOKEN: z.string().optional(),
  SMS_HTTP_BODY: z.string().default('{"id":"{id}","to":"{to}","text":"{body}"}'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: '只能是 trace、debug、info、warn、error、silent · must be one of trace, debug, info, warn, error, silent',
    })
    .default('info'),
  OIDC_ISSUER: url(['https:', 'http:'], '须为身份服务地址 · must be the address of the identity service').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  CLAMAV: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/, '格式为 主机:端口 · must be host:port')
    .optional(),
})

const keyFile = z.object({
  authSecret: z.string().optional(),
  masterKey: z.string().optional(),
  paperSigningKey: z.string().optional(),
})

type Parsed = z.infer<typeof shape>

/** Where a base register is asked, and the key that its messages are signed with. */
export type Connection = { url: string; keyId: string; key: Buffer }

const connectorSetting = /^CONNECTOR_([A-Z0-9_]+?)_(URL|KEY_ID|KEY)$/

/** Every setting of one process: parsed, with defaults filled in, and what is derived from several of them. */
export type Settings = Omit<Parsed, 'DEMO' | 'APP_ORIGIN' | 'HOST' | 'SMS_PROVIDER'> & {
  /** The demonstration: embedded database, invented people, marked on every page. */
  readonly DEMO: boolean
  /** Unless it is set: every address in production, this machine only in the demonstration (its passwords are public). */
  readonly HOST: string
  readonly APP_ORIGIN: string
  /** Origins whose requests count as our own; the demonstration answers to 127.0.0.1 as well as to localhost. */
  readonly origins: readonly string[]
  readonly https: boolean
  /** Unless it is set: the outbox page in the demonstration, the gateway where one is named, else only a line in the log. */
  readonly SMS_PROVIDER: ProviderName
  /** Base registers that are connected, by the word that their connector's definition names (`CONNECTOR_<word>_URL`). */
  readonly connections: Readonly<Record<string, Connection>>
}
export type ProviderName = 'console' | 'http' | 'outbox'

/** Either all settings, or every problem at once, each a sentence that begins with the setting's name. */
export type SettingsResult = { ok: true; settings: Settings } | { ok: false; problems: readonly string[] }

function isEd25519PrivateKey(value: string): boolean {
  try {
    const key = createPrivateKey({ key: Buffer.from(value, 'base64'), format: 'der', type: 'pkcs8' })
    return key.asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

function withoutEmpty(raw: RawSettings): RawSettings {
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value.trim() !== ''))
}

function fromKeyFile(path: string | undefined): { secrets: RawSettings; problems: readonly string[] } {
  if (!path) return { secrets: {}, problems: [] }
  try {
    const keys = keyFile.parse(JSON.parse(readFileSync(resolve(path), 'utf8')))
    const secrets = {
      AUTH_SECRET: keys.authSecret,
      MASTER_KEY: keys.masterKey,
      PAPER_SIGNING_KEY: keys.paperSigningKey,
    }
    return { secrets: withoutEmpty(secrets), problems: [] }
  } catch {
    const problem =
      'KEY_FILE 读不到或格式不对 · cannot be read or is not a key file (JSON with authSecret, masterKey, paperSigningKey)'
    return { secrets: {}, problems: [problem] }
  }
}

function crossProblems(given: RawSettings): string[] {
  const problems: string[] = []
  const oidc = [given.OIDC_ISSUER, given.OIDC_CLIENT_ID, given.OIDC_CLIENT_SECRET].filter(Boolean).length
  if (oidc !== 0 && oidc !== 3) {
    problems.push(
      'OIDC_ISSUER、OIDC_CLIENT_ID、OIDC_CLIENT_SECRET 须同时设置 · must be set all three together or not at all',
    )
  }
  if (given.DEMO !== '1' && !given.APP_ORIGIN) {
    problems.push('APP_ORIGIN 正式运行必须设置 · is needed in production: the address that people type, without a path')
  }
  if (given.SMS_PROVIDER === 'http' && !given.SMS_HTTP_URL) {
    problems.push('SMS_HTTP_URL 选用 http 短信网关时必须设置 · is needed when SMS_PROVIDER is http')
  }
  if (given.DEMO !== '1' && given.SMS_PROVIDER === 'outbox') {
    problems.push('SMS_PROVIDER 只有演示环境可以用 outbox · may be outbox in the demonstration only')
  }
  return problems
}

/** `CONNECTOR_<word>_URL`, `_KEY_ID` and `_KEY` of every base register: all three, or it is not connected. */
function connectionsIn(given: RawSettings): { connections: Record<string, Connection>; problems: string[] } {
  const found: Record<string, Record<string, string>> = {}
  const problems: string[] = []
  for (const [name, value] of Object.entries(given).filter(([each]) => each.startsWith('CONNECTOR_'))) {
    const [, word = '', part = ''] = connectorSetting.exec(name) ?? []
    if (!word) problems.push(`${name} 不是数据源设置 · is no setting of a connector: _URL, _KEY_ID, _KEY`)
    else found[word] = { ...found[word], [part]: value ?? '' }
  }
  const connections: Record<string, Connection> = {}
  for (const [word, { URL: url = '', KEY_ID: keyId = '', KEY: secret = '' }] of Object.entries(found)) {
    const key = Buffer.from(secret, 'base64')
    const name = `CONNECTOR_${word}`
    if (!url || !keyId || !secret)
      problems.push(`${name}_URL、_KEY_ID、_KEY 须同时设置 · must be set all three together or not at all`)
    else if (!safeUrl(url, given.DEMO === '1'))
      problems.push(
        `${name}_URL 须为 https 地址（本机可用 http） · must be an https address; http on this machine only`,
      )
    else if (key.length < 32)
      problems.push(`${name}_KEY 须为至少 32 字节的 base64 · must be at least 32 bytes in base64`)
    else if (!/^[\w.-]{1,64}$/.test(keyId))
      problems.push(`${name}_KEY_ID 只能含字母、数字、点和横线 · may hold letters, digits, dots and dashes only`)
    else connections[word] = { url, keyId, key }
  }
  return { connections, problems }
}

/** Identity numbers travel to it: encrypted, unless it runs on this machine or everything is invented. */
function safeUrl(text: string, demo: boolean): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'https:' || (protocol === 'http:' && (here || demo))
}

function derive(parsed: Parsed, demo: boolean): Omit<Settings, 'connections'> {
  const appOrigin = parsed.APP_ORIGIN ?? `http://localhost:${parsed.PORT}`
  const own = demo ? [appOrigin, `http://localhost:${parsed.PORT}`, `http://127.0.0.1:${parsed.PORT}`] : [appOrigin]
  return {
    ...parsed,
    DEMO: demo,
    HOST: parsed.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    APP_ORIGIN: appOrigin,
    DATA_DIR: resolve(parsed.DATA_DIR),
    origins: [...new Set(own)],
    https: appOrigin.startsWith('https:'),
    SMS_PROVIDER: parsed.SMS_PROVIDER ?? (demo ? 'outbox' : parsed.SMS_HTTP_URL ? 'http' : 'console'),
  }
}

/**
 * Checks raw settings. Unset and empty mean the same. Secrets that are not set directly are taken from `KEY_FILE`.
 * Promises every problem at once, never a secret's value in a sentence, and no exception. Does not connect anywhere.
 */
export function readSettings(raw: RawSettings): SettingsResult {
  const given = withoutEmpty(raw)
  const { secrets, problems } = fromKeyFile(given.KEY_FILE)
  const result = shape.safeParse({ ...secrets, ...given })
  const found = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  const registers = connectionsIn(given)
  const all = [...new Set([...problems, ...found, ...crossProblems(given), ...registers.problems])]
  if (!result.success || all.length > 0) return { ok: false, problems: all }
  const settings = derive(result.data, result.data.DEMO ?? false)
  return { ok: true, settings: { ...settings, connections: registers.connections } }
}

let current: Settings | undefined

/**
 * The settings of this process, read once. Throws one error that lists every problem when they are wrong:
 * a process must call this before it does anything else.
 */
export function env(): Settings {
  if (current) return current
  const result = readSettings(process.env)
  if (!result.ok) throw new Error(`设置有误 · Settings are wrong:\n  - ${result.problems.join('\n  - ')}`)
  current = result.settings
  // The sign-in library takes its own address from this variable alone.
  process.env.NEXTAUTH_URL = current.APP_ORIGIN
  return current
}

/** Forgets the settings read so far, so that the next `env()` reads them again (each test file has its own database). */
export function forgetSettings(): void {
  current = undefined
}

/**
 * A 32-byte key for one purpose (`'field-encryption'`, `'search-mac'`, …), derived from the master key by HKDF-SHA-256
 * (RFC 5869) with the purpose as its context. The same purpose always gives the same key; no key reveals another.
 */
export function deriveKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env().MASTER_KEY, 'yikou', purpose, 32))
}
