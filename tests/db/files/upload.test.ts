import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { attachFiles, filesOf } from '@/lib/files/attach'
import { checkFile } from '@/lib/files/check-file'
import { removeFile } from '@/lib/files/remove-file'
import { env } from '@/lib/kernel/env'
import { transaction } from '@/lib/kernel/transaction'
import { downloadFile } from '@/lib/web/download'
import { upload } from '@/lib/web/upload'
import { pdfOf } from '../../lib/files/pdf-of'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { aCase, type Ground, ground, type Somebody } from './ground'

const db = await testDatabase({ settings: { UPLOAD_MAX_MB: '1', RATE_UPLOADS_PER_ACCOUNT: '1000' } })
const origin = 'http://localhost:3000'
let here: Ground
let caseId: string
let photo: Buffer
beforeAll(async () => {
  here = await ground()
  caseId = await aCase(here)
  photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#c33' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'SECRETPLACE' } })
    .toBuffer()
})

const draft = '01936000-0000-7000-8000-000000000001'
type Post = { who?: Somebody; query?: string; body?: BodyInit; headers?: Record<string, string>; method?: string }

function formOf(bytes: Uint8Array, name = '银行卡.jpg'): FormData {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  return form
}

function post({
  who = here.wang,
  query = `draft=${draft}&field=bank_card`,
  headers,
  ...init
}: Post): Promise<Response> {
  const own = { origin, 'sec-fetch-site': 'same-origin', accept: 'application/json', cookie: who.cookie }
  return upload(new Request(`${origin}/upload?${query}`, { method: 'POST', ...init, headers: { ...own, ...headers } }))
}

async function sent(bytes: Uint8Array, more: Post = {}): Promise<string> {
  const answer = await post({ body: formOf(bytes), ...more })
  const { data } = (await answer.json()) as { data: { files: { id: string }[] } }
  return data.files[0]?.id ?? ''
}

const stateOf = (id: string) =>
  transaction({ as: 'worker' }, ({ tx }) =>
    tx.file.findUnique({ where: { id }, select: { state: true, problem: true, scanned: true } }),
  )
const get = (id: string, who: Somebody, query = '') =>
  downloadFile(
    new Request(`${origin}/api/files/${id}${query}`, { headers: { cookie: who.cookie, accept: 'application/json' } }),
    id,
  )
const code = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: { reason: string; problems: { code: string }[] } }
  return error.problems[0]?.code ?? error.reason
}

async function storedCount(): Promise<number> {
  const names = await readdir(join(env().DATA_DIR, 'files'), { recursive: true }).catch(() => [])
  return names.filter((name) => name.length > 10).length
}

describe('upload', () => {
  it('answers a plain form with 303 back to its page', async () => {
    const form = formOf(photo)
    form.set('_back', `/apply/${draft}/2`)
    const answer = await post({ body: form, headers: { accept: 'text/html' } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/apply/${draft}/2`])
  })

  it('takes a form back with what is wrong', async () => {
    const back = encodeURIComponent('/apply/x?page=2')
    const query = `draft=${draft}&field=bank_card&back=${back}`
    const answer = await post({ query, body: formOf(Buffer.from('text')), headers: { accept: 'text/html' } })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/apply\/x\?page=2&form=[0-9a-f-]{36}#error-summary$/)
  })

  it('keeps neither name nor bytes readable', async () => {
    const id = await sent(photo)
    const [row] = await asOwner<Record<string, unknown>>(db.superuserUrl, 'select * from file where id = $1', [id])
    expect(JSON.stringify(row)).not.toContain('银行卡')
    const [view] = (await transaction(here.wang.entry, ({ tx }) => filesOf(tx, { draft }))).filter(
      (file) => file.id === id,
    )
    expect(view).toMatchObject({ name: '银行卡.jpg', state: 'pending', field: 'bank_card' })
  })

  it('is checked before anybody may open it, loses its EXIF, and opens for those who may', async () => {
    const id = await sent(photo)
    expect((await get(id, here.wang)).status).toBe(404)
    await checkFile(id)
    expect(await stateOf(id)).toEqual({ state: 'safe', problem: null, scanned: false })
    const answer = await get(id, here.wang)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(Buffer.from(await answer.arrayBuffer()).includes('SECRETPLACE')).toBe(false)
    expect((await get(id, here.wang, '?view=1')).headers.get('content-disposition')).toMatch(/^inline/)
    expect((await get(id, here.clerk)).status).toBe(404)
    await transaction(here.wang.entry, ({ tx }) => attachFiles(tx, { fileIds: [id], caseId, field: 'bank_card' }))
    expect((await get(id, here.clerk)).status).toBe(200)
    expect((await get(id, here.other)).status).toBe(404)
    expect((await get(id, here.elsewhere)).status).toBe(404)
    const audited = await asOwner(db.superuserUrl, "select 1 from audit where command = 'open-file' and subject = $1", [
      id,
    ])
    expect(audited).toHaveLength(3)
  })

  it('refuses a PDF with a script in an object stream and removes its bytes', async () => {
    const hidden = deflateSync(Buffer.from('1 0 << /S /JavaScript /JS (x) >>'))
    const head = Buffer.from('7 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n')
    const id = await sent(pdfOf('<< >>', Buffer.concat([head, hidden, Buffer.from('\nendstream endobj\n')])))
    await checkFile(id)
    expect(await stateOf(id)).toMatchObject({ state: 'refused', problem: 'pdf-active' })
    expect((await get(id, here.wang)).status).toBe(404)
    expect(existsSync(join(env().DATA_DIR, 'files', id.slice(-2), id))).toBe(false)
    const attach = transaction(here.wang.entry, ({ tx }) => attachFiles(tx, { fileIds: [id], caseId, field: 'x' }))
    await expect(attach).rejects.toMatchObject({ code: 'invalid' })
  })

  it('refuses a picture that breaks off', async () => {
    const id = await sent(photo.subarray(0, photo.length - 100))
    await checkFile(id)
    expect(await stateOf(id)).toMatchObject({ state: 'refused', problem: 'image-broken' })
  })

  it('can be taken back until it is handed in', async () => {
    const id = await sent(photo)
    const remove = (who: Somebody, file: string) =>
      removeFile.execute({ entry: who.entry, input: { file, back: '/apply/x' } })
    await expect(remove(here.other, id)).rejects.toMatchObject({ code: 'not-found' })
    expect((await remove(here.wang, id)).to).toBe('/apply/x')
    await checkFile(id)
    expect(existsSync(join(env().DATA_DIR, 'files', id.slice(-2), id))).toBe(false)
    const kept = await sent(photo)
    await transaction(here.wang.entry, ({ tx }) => attachFiles(tx, { fileIds: [kept], caseId, field: 'x' }))
    await expect(remove(here.wang, kept)).rejects.toMatchObject({ code: 'too-late' })
  })

  it('does not let somebody hand in what is not theirs', async () => {
    const id = await sent(photo)
    const attach = transaction(here.other.entry, ({ tx }) => attachFiles(tx, { fileIds: [id], caseId, field: 'x' }))
    await expect(attach).rejects.toMatchObject({ code: 'invalid' })
  })

  it('takes files for a case only from those who may see it', async () => {
    const query = `case=${caseId}&field=asked`
    expect((await post({ query, body: formOf(photo) })).status).toBe(200)
    expect((await post({ query, body: formOf(photo), who: here.other })).status).toBe(404)
    const seen = await transaction(here.clerk.entry, ({ tx }) => filesOf(tx, { caseId }))
    expect(seen.every((file) => file.field !== 'asked')).toBe(true)
  })
})

const boundary = (body: string) => ({ body, headers: { 'content-type': 'multipart/form-data; boundary=x' } })
const nobody: Somebody = { account: '', resident: null, entry: { as: 'public' }, cookie: '' }

describe('bad uploads are 4xx and leave nothing', () => {
  const cases: [string, number, string, () => Post][] = [
    ['GET', 405, 'method', () => ({ method: 'GET' })],
    ['a foreign origin', 403, 'origin', () => ({ body: formOf(photo), headers: { origin: 'https://evil.example' } })],
    ['no place', 400, 'upload-place', () => ({ body: formOf(photo), query: 'field=a' })],
    ['two places', 400, 'upload-place', () => ({ body: formOf(photo), query: `draft=${draft}&case=${draft}&field=a` })],
    ['a strange field', 400, 'upload-place', () => ({ body: formOf(photo), query: `draft=${draft}&field=%00` })],
    ['nobody signed in', 401, 'not-signed-in', () => ({ body: formOf(photo), who: nobody })],
    ['JSON', 415, 'content-type', () => ({ body: '{}', headers: { 'content-type': 'application/json' } })],
    ['no boundary', 400, 'multipart', () => ({ body: 'x', headers: { 'content-type': 'multipart/form-data' } })],
    [
      'a body that ends early',
      400,
      'multipart',
      () => boundary('--x\r\ncontent-disposition: form-data; name="f"; filename="a"\r\n\r\nabc'),
    ],
    ['noise', 400, 'multipart', () => boundary('\0\0\0\u0001')],
    [
      'a huge announced length',
      413,
      'too-large',
      () => ({ body: formOf(photo), headers: { 'content-length': '999999999' } }),
    ],
    ['no file', 422, 'file-missing', () => ({ body: new FormData().constructor === FormData ? emptyForm() : '' })],
    ['an empty file', 422, 'file-empty', () => ({ body: formOf(Buffer.alloc(0)) })],
    ['too much', 422, 'file-too-large', () => ({ body: formOf(Buffer.concat([photo, Buffer.alloc(1024 * 1024)])) })],
    ['a web page', 422, 'file-kind', () => ({ body: formOf(Buffer.from('<html><script>alert(1)</script>'), 'a.jpg') })],
    ['a phone format', 422, 'file-phone-format', () => ({ body: formOf(webp) })],
  ]
  const webp = Buffer.from('524946462400000057454250565038204c000000', 'hex')
  const emptyForm = () => {
    const form = new FormData()
    form.set('note', 'x')
    return form
  }

  it.each(cases)('%s', async (_, status, reason, make) => {
    const before = await storedCount()
    const answer = await post(make())
    expect([answer.status, await code(answer)]).toEqual([status, reason])
    expect(await storedCount()).toBe(before)
  })

  it('six files at once', async () => {
    const form = new FormData()
    for (let count = 0; count < 6; count += 1) form.append('file', new Blob([new Uint8Array(photo)]), 'a.jpg')
    expect((await post({ body: form })).status).toBe(400)
  })

  it('no message is missing for any of them', async () => {
    const { loadMessages } = await import('@/lib/text/load-messages')
    const errors = JSON.stringify(await loadMessages('en'))
    for (const [, , reason] of cases) expect(errors).toContain(`"${reason}"`)
  })
})
