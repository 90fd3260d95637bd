import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { scanBytes, scanFolder } from './scan'

const [id, phone] = ['33990119440912012X', '13800005678']
const numbers = new Set([id, phone])
const folder = mkdtempSync(join(tmpdir(), 'yikou-scan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const pdf = (content: Buffer) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\r\n'),
    deflateSync(content),
    Buffer.from('\nendstream\nendobj\n'),
  ])
const ways = (number: string): [string, Buffer][] => [
  ['UTF-8', Buffer.from(`身份证${number}。`)],
  ['UTF-8 inside a longer run of digits', Buffer.from(`00${number}11`)],
  ['UTF-8 in JSON', Buffer.from(JSON.stringify({ id: number }))],
  ['UTF-16LE', Buffer.from(`证${number}`, 'utf16le')],
  ['UTF-16BE', utf16be(`证${number}`)],
  ...['', 'a', 'ab'].map((before): [string, Buffer] => [
    `base64, ${before.length} bytes off`,
    Buffer.from(`x${Buffer.from(`${before}${number}zz`).toString('base64')}`),
  ]),
  ['base64url', Buffer.from(Buffer.from(`??>>${number}`).toString('base64url'))],
  ['base64 of UTF-16', Buffer.from(Buffer.from(`证${number}`, 'utf16le').toString('base64'))],
  ['a compressed stream of a PDF', pdf(Buffer.from(`BT (${number}) Tj ET`))],
  ['hexadecimal in a compressed stream of a PDF', pdf(Buffer.from(`<${utf16be(number).toString('hex')}> Tj`))],
]

describe('the scan for plain numbers', () => {
  for (const number of [id, phone]) {
    it.each(ways(number))(`finds ${number.length} digits in %s`, (_, bytes) => {
      expect(scanBytes(bytes, 'here', numbers)).not.toEqual([])
    })
  }

  it('finds a number whose check letter is written small', () => {
    expect(scanBytes(Buffer.from(id.toLowerCase()), 'here', numbers)).toEqual([{ place: 'here', as: 'UTF-8' }])
  })

  it.each([
    ['a masked number', Buffer.from('339***********012X 138****5678')],
    ['another number', Buffer.from('339901194409120138 13800005679')],
    ['a keyed hash', Buffer.from('q3kP0v1mT5yJ8uA2d4f6h8j0l2n4p6r8t0v2x4z6')],
    ['a broken PDF', Buffer.from('%PDF-1.7 stream\n\x01\x02endstream')],
    ['nothing', Buffer.alloc(0)],
  ])('is silent about %s', (_, bytes) => {
    expect(scanBytes(bytes, 'here', numbers)).toEqual([])
  })

  it('goes through folders, says where, and counts what it has read', () => {
    mkdirSync(join(folder, 'deep/er'), { recursive: true })
    writeFileSync(join(folder, 'clean.log'), 'nothing here')
    writeFileSync(join(folder, 'deep/er/planted.bin'), Buffer.from(`x${phone}`))
    const { findings, files, bytes } = scanFolder(folder, numbers)
    expect(findings).toEqual([{ place: join(folder, 'deep/er/planted.bin'), as: 'UTF-8' }])
    expect(files).toBe(2)
    expect(bytes).toBe(24)
    expect(JSON.stringify(findings)).not.toContain(phone)
  })
})
