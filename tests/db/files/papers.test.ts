import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsQR from 'jsqr'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkAddress } from '@/lib/files/check-address'
import { checkPaper } from '@/lib/files/check-paper'
import { paperPage } from '@/lib/files/paper-view'
import { printPaper } from '@/lib/files/print-paper'
import { getObject } from '@/lib/files/storage'
import { env } from '@/lib/kernel/env'
import { transaction } from '@/lib/kernel/transaction'
import { downloadPaper } from '@/lib/web/download'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { aCase, type Ground, grantWords, ground, issue } from './ground'

const db = await testDatabase()
let here: Ground
let caseId: string
beforeAll(async () => {
  here = await ground()
  caseId = await aCase(here)
})

const order = () => ({ caseId, version: here.version })
const ask = (code: string) => checkPaper.execute({ entry: { as: 'public' }, input: { code, locale: 'zh-Hans' } })

/** Text of a PDF and its first page as a picture; the tools come with every Linux that draws PDFs. */
function tool(name: string, args: string[], pdf: Buffer): Buffer | null {
  const folder = mkdtempSync(join(tmpdir(), 'yikou-pdf-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, pdf)
    return execFileSync(name, [...args, file, ...(name === 'pdftotext' ? ['-'] : [])], {
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw problem
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A PPM picture (P6) as pdftoppm writes it, with an alpha byte added for the QR reader. */
function readQr(ppm: Buffer): string | undefined {
  const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(ppm.subarray(0, 40).toString('latin1'))
  const [width, height] = [Number(head?.[1]), Number(head?.[2])]
  const rgb = ppm.subarray(head?.[0].length ?? 0)
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let pixel = 0; pixel < width * height; pixel += 1) rgba.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4)
  return jsQR(rgba, width, height)?.data
}

async function printed(id: string): Promise<Buffer> {
  await printPaper(id)
  const row = await transaction({ as: 'worker' }, ({ tx }) => tx.paper.findUniqueOrThrow({ where: { id } }))
  const pdf = await getObject(row.pdfKey ?? '')
  if (!pdf) throw new Error('nothing was printed')
  return pdf
}

describe('numbers', () => {
  it('run without gaps when 32 are issued at once', async () => {
    const made = await Promise.all(Array.from({ length: 32 }, () => issue(here.clerk.entry, order())))
    const numbers = made.map(({ number }) => Number(/〕(\d+)号$/.exec(number)?.[1])).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 32 }, (_, index) => (numbers[0] ?? 0) + index))
    expect(made[0]?.number).toMatch(/^青禾街道龄字〔20\d\d〕\d+号$/)
  })

  it('are given back when the transaction fails', async () => {
    const before = await issue(here.clerk.entry, order())
    await expect(issue(here.clerk.entry, { ...order(), caseId: crypto.randomUUID() })).rejects.toThrow()
    const after = await issue(here.clerk.entry, order())
    const [a, b] = [before, after].map(({ number }) => Number(/〕(\d+)号$/.exec(number)?.[1]))
    expect(b).toBe((a ?? 0) + 1)
  })

  it('are counted for each street', async () => {
    const elsewhere = await issue({ as: 'worker' }, { ...order(), unitPath: 'yunzhou/linjiang/wangjiang/' })
    expect(elsewhere.number).toMatch(/〕1号$/)
  })
})

describe('print', () => {
  it('carries the text and a QR code that leads to the check page', async () => {
    const { id, code, number } = await issue(here.clerk.entry, order())
    const pdf = await printed(id)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const text = tool('pdftotext', ['-layout'], pdf)?.toString('utf8')
    const picture = tool('pdftoppm', ['-r', '150', '-f', '1', '-singlefile'], pdf)
    if (text === undefined || !picture) return expect.soft(text, 'poppler-utils is not installed').toBeUndefined()
    for (const said of ['高龄津贴发放通知', '王秀兰', '300.00', number, '青禾街道办事处']) expect(text).toContain(said)
    expect(readQr(picture)).toBe(checkAddress(code))
  })

  it('lies encrypted and says nothing in its name', async () => {
    const { id } = await issue(here.clerk.entry, order())
    await printed(id)
    const kept = join(env().DATA_DIR, 'papers', id.slice(-2), id)
    const bytes = readFileSync(kept)
    expect(bytes.includes('%PDF')).toBe(false)
    expect(readdirSync(join(env().DATA_DIR, 'papers', id.slice(-2)))).toContain(id)
  })

  it('writes a character that the font lacks as its number', async () => {
    const { id } = await issue(here.clerk.entry, { ...order(), values: { ...grantWords, applicant: '𠮷·Анна é 臺' } })
    const text = tool('pdftotext', ['-layout'], await printed(id))?.toString('utf8')
    if (text !== undefined) expect(text.replace(/\s/g, '')).toContain('[U+20BB7]·Аннаé臺')
  })

  it('keeps nothing readable in the row', async () => {
    const { id, code } = await issue(here.clerk.entry, order())
    const [row] = await asOwner<Record<string, unknown>>(db.superuserUrl, 'select * from paper where id = $1', [id])
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`王秀兰|300.00|${code}`))
  })
})

describe('rights', () => {
  it('shows a paper to its person and to the desk, and to nobody else', async () => {
    const { id } = await issue(here.clerk.entry, order())
    const read = (who: keyof Omit<Ground, 'version'>) =>
      paperPage.execute({ entry: here[who].entry, input: { paper: id, locale: 'en' } })
    expect((await read('wang')).answer.title).toBe('Notice of old-age allowance')
    expect((await read('clerk')).answer.blocks.length).toBeGreaterThan(2)
    await expect(read('other')).rejects.toMatchObject({ code: 'not-found' })
    await expect(read('elsewhere')).rejects.toMatchObject({ code: 'not-found' })
    const audited = await asOwner(
      db.superuserUrl,
      "select 1 from audit where command = 'paper-page' and subject = $1",
      [id],
    )
    expect(audited).toHaveLength(1)
  })

  it('hands the print out as an attachment named by the number', async () => {
    const { id } = await issue(here.clerk.entry, order())
    const get = (cookie: string) =>
      downloadPaper(
        new Request(`http://localhost:3000/api/papers/${id}`, { headers: { cookie, accept: 'application/json' } }),
        id,
      )
    expect((await get(here.wang.cookie)).status).toBe(404)
    await printPaper(id)
    const answer = await get(here.wang.cookie)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="file.pdf"; filename\*=UTF-8''%E9/)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await get(here.other.cookie)).status).toBe(404)
    expect((await get('')).status).toBe(401)
  })
})

describe('public check', () => {
  it('knows valid, withdrawn and unknown papers, and says nothing personal', async () => {
    const { id, code, number } = await issue(here.clerk.entry, order())
    const typed = ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5).replaceAll('0', 'o').replaceAll('1', 'l')} `
    const { answer } = await ask(typed)
    expect(answer).toMatchObject({
      state: 'valid',
      number,
      title: '高龄津贴发放通知',
      issuer: '青禾街道办事处',
      signed: true,
    })
    expect(JSON.stringify(answer)).not.toContain('王秀兰')
    await asOwner(db.superuserUrl, "update paper set state = 'withdrawn' where id = $1", [id])
    expect((await ask(code)).answer.state).toBe('withdrawn')
    expect((await ask('00000-00000-00000-00000')).answer.state).toBe('unknown')
    expect((await ask('什么')).answer.state).toBe('unknown')
  })

  it('sees that a number was changed behind its back', async () => {
    const { id, code } = await issue(here.clerk.entry, order())
    await asOwner(db.superuserUrl, "update paper set number = number || '9' where id = $1", [id])
    expect((await ask(code)).answer).toMatchObject({ state: 'valid', signed: false })
  })

  it('is not seen through by other ways', async () => {
    await issue(here.clerk.entry, order())
    const count = await transaction({ as: 'public' }, ({ tx }) => tx.paper.count())
    expect(count).toBe(0)
  })
})
