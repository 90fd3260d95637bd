import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '@/lib/kernel/env'

const secrets = {
  AUTH_SECRET: randomBytes(32).toString('base64'),
  MASTER_KEY: randomBytes(32).toString('base64'),
  PAPER_SIGNING_KEY: generateKeyPairSync('ed25519')
    .privateKey.export({ format: 'der', type: 'pkcs8' })
    .toString('base64'),
}
const production = {
  DATABASE_URL: 'postgresql://yikou_app:x@db/yikou',
  APP_ORIGIN: 'https://yikou.example.cn',
  ...secrets,
}

function problemsOf(raw: Record<string, string | undefined>): string[] {
  const result = readSettings(raw)
  return result.ok ? [] : result.problems.map((sentence) => sentence.split(' ')[0] ?? '')
}

test('production with its secrets is complete, and everything else has a default', () => {
  const result = readSettings(production)
  expect(result.ok && result.settings).toMatchObject({
    DEMO: false,
    PORT: 3000,
    HOST: '0.0.0.0',
    https: true,
    UPLOAD_MAX_MB: 10,
  })
  expect(result.ok && result.settings.origins).toEqual(['https://yikou.example.cn'])
})

test.each(Object.keys(production))('production without %s does not start', (name) => {
  expect(problemsOf({ ...production, [name]: ' ' })[0]).toMatch(new RegExp(`^${name}`))
})

test('every problem is told at once and no sentence repeats a secret', () => {
  const wrong = {
    PORT: '70000',
    UPLOAD_MAX_MB: '1.5',
    AUTH_SECRET: 'short-secret',
    MASTER_KEY: 'bm90',
    LOG_LEVEL: 'loud',
    OIDC_CLIENT_ID: 'a',
  }
  const result = readSettings(wrong)
  const sentences = result.ok ? '' : result.problems.join('\n')
  for (const name of [...Object.keys(wrong), 'DATABASE_URL', 'PAPER_SIGNING_KEY', 'APP_ORIGIN'])
    expect(sentences).toContain(name)
  expect(sentences).not.toContain('short-secret')
  expect(sentences).not.toContain('bm90')
})

test('the demonstration answers on this machine only, under both of its names', () => {
  const result = readSettings({ DEMO: '1', PORT: '4000', DATABASE_URL: production.DATABASE_URL, ...secrets })
  expect(result.ok && result.settings.HOST).toBe('127.0.0.1')
  expect(result.ok && result.settings.origins).toEqual(['http://localhost:4000', 'http://127.0.0.1:4000'])
})

test('secrets come from the key file unless they are set directly', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'yikou-env-')), 'keys.json')
  const stored = {
    authSecret: 'f'.repeat(40),
    masterKey: secrets.MASTER_KEY,
    paperSigningKey: secrets.PAPER_SIGNING_KEY,
  }
  writeFileSync(file, JSON.stringify(stored))
  const { AUTH_SECRET: _, MASTER_KEY: __, PAPER_SIGNING_KEY: ___, ...rest } = production
  const fromFile = readSettings({ ...rest, KEY_FILE: file })
  expect(fromFile.ok && fromFile.settings.AUTH_SECRET).toBe('f'.repeat(40))
  const direct = readSettings({ ...production, KEY_FILE: file })
  expect(direct.ok && direct.settings.AUTH_SECRET).toBe(secrets.AUTH_SECRET)
  expect(problemsOf({ ...production, KEY_FILE: `${file}.missing` })).toEqual(['KEY_FILE'])
})

test.each(['https://yikou.example.cn/', 'https://yikou.example.cn/path', 'yikou.example.cn', 'ftp://yikou.example.cn'])(
  'APP_ORIGIN %s is refused',
  (value) => {
    expect(problemsOf({ ...production, APP_ORIGIN: value })).toContain('APP_ORIGIN')
  },
)
