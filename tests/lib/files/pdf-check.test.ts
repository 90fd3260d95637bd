import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pdfProblem } from '@/lib/files/pdf-check'
import { pdfOf } from './pdf-of'

const streamed = (dictionary: string, body: Buffer | string) =>
  Buffer.concat([
    Buffer.from(`7 0 obj\n<< ${dictionary} >>\nstream\n`, 'latin1'),
    Buffer.from(body as string, 'latin1'),
    Buffer.from('\nendstream\nendobj\n'),
  ])
const packed = (text: string) => deflateSync(Buffer.from(text, 'latin1'))
const objects = '/Type /ObjStm /N 1 /First 4'

describe('pdfProblem', () => {
  it('lets plain papers pass, with their links, outlines and compressed pages', () => {
    expect(pdfProblem(pdfOf('<< /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /Fit] >>'))).toBeNull()
    const page = streamed('/Length 99 /Filter /FlateDecode', packed('BT (/JS is a word here) Tj ET'))
    expect(pdfProblem(pdfOf('<< /Type /Catalog >>', page))).toBeNull()
    const outline = packed('1 0 << /Type /Outlines /First 3 0 R /A << /S /URI /URI (https://example.cn) >> >>')
    expect(pdfProblem(pdfOf('<< /Type /Catalog >>', streamed(`${objects} /Filter /FlateDecode`, outline)))).toBeNull()
  })

  it.each([
    ['a script', '<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>'],
    ['a script behind escapes', '<< /OpenAction << /S /J#61va#53cript /#4a#53 (x) >> >>'],
    ['a program to start', '<< /A << /S /Launch /F (cmd.exe) >> >>'],
    ['a file inside', '<< /Names << /EmbeddedFiles 4 0 R >> >>'],
    ['actions on events', '<< /AA << /O 5 0 R >> >>'],
    ['a form of its own kind', '<< /AcroForm << /XFA 4 0 R >> >>'],
    ['something that sends', '<< /A << /S /SubmitForm >> >>'],
  ])('refuses %s', (_, catalog) => {
    expect(pdfProblem(pdfOf(catalog))).toBe('pdf-active')
  })

  it('refuses a script hidden in an object stream', () => {
    const hidden = packed('1 0 << /S /JavaScript /JS (app.alert(1)) >>')
    expect(pdfProblem(pdfOf('<< >>', streamed(`${objects} /Filter /FlateDecode`, hidden)))).toBe('pdf-active')
    expect(pdfProblem(pdfOf('<< >>', streamed(`${objects} /Filter [ /FlateDecode ]`, hidden)))).toBe('pdf-active')
    const escaped = packed('1 0 << /S /J#61vaScript >>')
    expect(pdfProblem(pdfOf('<< >>', streamed('/Type /Obj#53tm /N 1 /F#69rst 4 /Filter /FlateDecode', escaped)))).toBe(
      'pdf-active',
    )
  })

  it('refuses object streams that cannot be read', () => {
    const twice = deflateSync(packed('1 0 << /S /JavaScript >>'))
    expect(pdfProblem(pdfOf('<< >>', streamed(`${objects} /Filter [/FlateDecode /FlateDecode]`, twice)))).toBe(
      'pdf-active',
    )
    expect(pdfProblem(pdfOf('<< >>', streamed(`${objects} /Filter /LZWDecode`, 'abc')))).toBe('pdf-active')
    expect(pdfProblem(pdfOf('<< >>', streamed(`${objects} /Filter /FlateDecode`, 'broken')))).toBe('pdf-active')
    const bomb = packed('0'.repeat(40 * 1024 * 1024))
    expect(pdfProblem(pdfOf('<< >>', streamed(`${objects} /Filter /FlateDecode`, bomb)))).toBe('pdf-active')
  })

  it('refuses an object that lies inside what looks like a picture', () => {
    const polyglot = streamed('/Subtype /Image /Length 60', '9 0 obj << /S /JavaScript /JS (x) >> endobj')
    expect(pdfProblem(pdfOf('<< >>', polyglot))).toBe('pdf-active')
  })

  it('refuses encrypted and broken files', () => {
    expect(pdfProblem(pdfOf('<< >>', Buffer.alloc(0), '/Encrypt 8 0 R'))).toBe('pdf-encrypted')
    expect(pdfProblem(Buffer.from('%PDF-1.7 nothing more'))).toBe('pdf-broken')
    expect(pdfProblem(Buffer.from('plain text'))).toBe('pdf-broken')
    expect(pdfProblem(Buffer.alloc(0))).toBe('pdf-broken')
  })
})
