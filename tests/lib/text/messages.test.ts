import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { areas } from '@/lib/text/areas'
import { type Messages, traditionalMessages } from '@/lib/text/traditional-messages'

const folder = new URL('../../../src/lib/text/messages/', import.meta.url)

function read(locale: string, area: string): Messages {
  return JSON.parse(readFileSync(new URL(`${locale}/${area}.json`, folder), 'utf8'))
}

function leaves(messages: Messages, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  )
}

/** Names of ICU arguments and of rich-text tags in a message. */
function holes(message: string): string[] {
  const names = [...message.matchAll(/[{<]\s*(\w+)\s*[,}>]/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].sort()
}

describe.each(areas)('messages of %s', (area) => {
  const hans = leaves(read('zh-Hans', area))
  const en = leaves(read('en', area))

  it('has exactly the keys of the Chinese source in English', () => {
    expect(en.map(([key]) => key).sort()).toEqual(hans.map(([key]) => key).sort())
  })

  it('leaves no text empty', () => {
    expect([...hans, ...en].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('fills in the same things in every language', () => {
    const english = new Map(en)
    const traditional = new Map(leaves(traditionalMessages(read('zh-Hans', area))))
    for (const [key, text] of hans) {
      expect([key, holes(english.get(key) ?? '')]).toEqual([key, holes(text)])
      expect([key, holes(traditional.get(key) ?? '')]).toEqual([key, holes(text)])
    }
  })

  it('has no Chinese left in English', () => {
    expect(en.filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([])
  })
})

it('lists every file of texts as an area, and every area as a file', () => {
  for (const locale of ['zh-Hans', 'en'])
    expect(readdirSync(new URL(`${locale}/`, folder)).sort()).toEqual([...areas].map((area) => `${area}.json`).sort())
})
