import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateCell, numberCell, type SheetRow, textCell } from '@/lib/files/spreadsheet/cell'
import { records } from '@/lib/files/spreadsheet/read-csv'
import { readSpreadsheet } from '@/lib/files/spreadsheet/read-spreadsheet'
import { xmlEvents } from '@/lib/files/spreadsheet/xml-events'

const limits = { unpacked: 50 * 1024 * 1024 }

async function rowsOf(bytes: Buffer, sheet = 0, unpacked = limits.unpacked): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of (await readSpreadsheet(bytes, { unpacked })).rows(sheet)) rows.push(row)
  return rows
}
const texts = (rows: SheetRow[]) => rows.map(({ cells }) => cells.map(({ text, problem }) => problem ?? text))

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('名单 <一>'), book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('cells', () => {
  test.each([
    ['330102199001010011', 'digits_lost'],
    ['3.30102199001010E+17', 'digits_lost'],
    ['110101900101001', undefined],
    ['13800001234', undefined],
  ])('the number %s: %s', (raw, problem) => {
    expect(numberCell(raw).problem).toBe(problem)
  })
  test('what Excel made of a number in CSV is found as text too', () => {
    expect(textCell('3.30102E+17').problem).toBe('digits_lost')
    expect(textCell('1E+17号楼').problem).toBeUndefined()
    expect(textCell("'033").text).toBe('033')
  })
  test('leading zeros come back from the format, noise of fractions goes', () => {
    expect(numberCell('571', 4).text).toBe('0571')
    expect(numberCell('0.30000000000000004').text).toBe('0.3')
  })
  test('serial dates of both systems, and the day that never was', () => {
    expect(dateCell('45964').text).toBe('2025-11-03')
    expect(dateCell('44502', true).text).toBe('2025-11-03')
    expect(dateCell('59').text).toBe('1900-02-28')
    expect(dateCell('61').text).toBe('1900-03-01')
    expect(dateCell('45964.5').text).toBe('2025-11-03 12:00')
  })
})

describe('xlsx', () => {
  test('reads texts, numbers, dates, formulas and errors as they are meant', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRow(['姓名', '<b>&"', 13800001234, new Date(Date.UTC(2026, 10, 3)), { formula: '1+1', result: 2 }, true])
      sheet.addRow([{ formula: 'X()' }, { error: '#N/A' }, null, '尾'])
      sheet.getCell('G1').value = { richText: [{ text: '合' }, { text: '并' }] }
      book.addWorksheet('二').addRow(['第二张'])
    })
    const rows = await rowsOf(bytes)
    expect(texts(rows)).toEqual([
      ['姓名', '<b>&"', '13800001234', '2026-11-03', '2', '是', '合并'],
      ['formula', 'cell_error', '', '尾'],
    ])
    expect(texts(await rowsOf(bytes, 1))).toEqual([['第二张']])
  })

  test('stops at a zip bomb, whatever sizes the file claims', async () => {
    const bomb = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(8 * 1024 * 1024, 32))
    await expect(rowsOf(bomb, 0, 1024 * 1024)).rejects.toMatchObject({ problems: [{ code: 'sheet-too-large' }] })
  })

  test.each([
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'sheet-old'],
    ['a zip that is none', Buffer.from('PK\x03\x04 nothing'), 'sheet-broken'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'sheet-kind'],
    ['nothing', Buffer.alloc(0), 'file-empty'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(rowsOf(bytes)).rejects.toMatchObject({ problems: [{ code }] })
  })

  test('refuses entities of its own making', async () => {
    const parts = async function* () {
      yield '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    }
    await expect(async () => {
      for await (const _ of xmlEvents(parts()));
    }).rejects.toMatchObject({ problems: [{ code: 'sheet-broken' }] })
  })

  test('events are the same however the bytes arrive', async () => {
    const xml = '<a:r x="1>2"><![CDATA[<z>]]><t> &lt;口&#x4E00;</t><!-- - --><v/></a:r>'
    const whole = await eventsOf([xml])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(xml.length)), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), xml.length]
        const parts = at.slice(1).map((end, i) => xml.slice(at[i], end))
        expect(await eventsOf(parts)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })
})

/** Events with neighbouring texts put together: where text is cut does not matter. */
async function eventsOf(parts: string[]): Promise<string> {
  const feed = async function* () {
    yield* parts
  }
  let told = ''
  for await (const batch of xmlEvents(feed())) {
    for (const event of batch) {
      if (event.kind === 'open') told += `<${event.name}${event.attributes}>`
      else told += event.kind === 'close' ? `</${event.name}>` : `${event.text}`
    }
  }
  return told
}

function zipOf(name: string, content: Buffer): Buffer {
  const rels = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
  const book = '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
  const files: [string, Buffer][] = [
    ['xl/workbook.xml', Buffer.from(book)],
    ['xl/_rels/workbook.xml.rels', Buffer.from(rels)],
    [name, content],
  ]
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [path, plain] of files) {
    const packed = deflateRawSync(plain)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt16LE(path.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(10, 24)
    central.writeUInt16LE(path.length, 28)
    central.writeUInt32LE(at, 42)
    locals.push(local, Buffer.from(path), packed)
    centrals.push(central, Buffer.from(path))
    at += 30 + path.length + packed.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

describe('csv', () => {
  test('any table survives being written and read, with every separator', () => {
    const field = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\r', ''))
    const table = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, separator) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = rows.map((row) => row.map(quote).join(separator)).join('\r\n')
        expect([...records(text, separator)]).toEqual(rows)
      }),
    )
  })

  test.each([
    ['GB18030', Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x41, 0x0a, 0xcd, 0xf5, 0x2c, 0x42])],
    ['UTF-8', Buffer.from('姓名,A\n王,B')],
    ['UTF-8 with its mark', Buffer.from('\uFEFF姓名,A\n王,B')],
    ['UTF-16', Buffer.from('\uFEFF姓名\tA\n王\tB', 'utf16le')],
  ])('%s', async (_, bytes) => {
    expect(texts(await rowsOf(bytes))).toEqual([
      ['姓名', 'A'],
      ['王', 'B'],
    ])
  })

  test('kept digits, formulas, lost digits, and a separator inside quotes', async () => {
    const bytes = Buffer.from('a,b,c,d\n="0571",=1+1,3.3E+17,"x,y"\n')
    expect(texts(await rowsOf(bytes))[1]).toEqual(['0571', 'formula', 'digits_lost', 'x,y'])
  })

  test('a quote that never ends is refused', async () => {
    await expect(rowsOf(Buffer.from('a,b\n"x,y'))).rejects.toMatchObject({ problems: [{ code: 'sheet-broken' }] })
  })
})
