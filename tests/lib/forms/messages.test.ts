import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import en from '@/lib/text/messages/en/fields.json'
import zh from '@/lib/text/messages/zh-Hans/fields.json'

const source = ['src/lib/forms', 'src/components/fields', 'src/components'].flatMap((folder) =>
  readdirSync(folder, { recursive: folder !== 'src/components', withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && (folder !== 'src/components' || /^(defined-form|answer-summary)/.test(entry.name)),
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
)
const found = (pattern: RegExp) =>
  new Set(source.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))
const keys = (messages: object, prefix = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keys(value, `${prefix}${key}.`),
  )

test('both languages have the same messages', () => expect(keys(en).sort()).toEqual(keys(zh).sort()))

test('every code of a problem has its sentence, and every sentence its code', () => {
  const composed = ['min', 'max'].flatMap((end) => ['value', 'date', 'length', 'count'].map((of) => `${end}_${of}`))
  const written = [
    ...found(/code: '([a-z_]+)'/g),
    ...found(/'(required[a-z_]*|now_needed)'/g),
    ...found(/'(identifier|phone)'/g),
    ...['too_many', 'too_deep'],
    ...composed,
  ].filter((code) => code !== 'check' && code !== 'required' && code !== 'required ')
  expect([...new Set([...written, 'required'])].sort()).toEqual(Object.keys(zh.errors).sort())
})

test('every word that the forms say is written', () => {
  const said = [...found(/\b(?:t|word)\('([a-zA-Z.]+)'/g), ...found(/'(words\.[a-zA-Z]+)'/g)]
  expect(said.length).toBeGreaterThan(20)
  for (const key of said) expect(keys(zh)).toContain(key)
})

test.each(['LENGTH', 'FORMAT', 'REGION', 'DATE', 'DATE_FUTURE', 'DATE_TOO_OLD', 'CHECK_DIGIT', 'ANYTHING'])(
  'a number that is wrong by %s has its own sentence',
  (reason) => {
    for (const [locale, messages] of [
      ['zh-Hans', zh],
      ['en', en],
    ] as const) {
      const word = createTranslator({ locale, messages: { fields: messages }, namespace: 'fields' })
      expect(word('errors.identifier', { reason, label: 'ABC' })).toMatch(/ABC/)
    }
  },
)
