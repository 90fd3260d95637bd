import { beforeAll, describe, expect, test } from 'vitest'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { knownFacts } from '@/lib/registry/facts'
import { findPerson } from '@/lib/registry/find-person'
import { importRow, importRows } from '@/lib/registry/imports/import-rows'
import { mapImport } from '@/lib/registry/imports/map-import'
import { undoImport } from '@/lib/registry/imports/order-import'
import { runImport } from '@/lib/registry/imports/run-import'
import { settleRow } from '@/lib/registry/imports/settle-row'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { apply, type Cells, markedOf, pageOf, read, workbookOf } from './import-ground'
import { everything, idNumber, openOffice, person, qinghe, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
const community = `${qinghe}qinghe-shequ/`
const wang = { name: '王秀英', birth: '1944-09-12', idNumber: idNumber('1944-09-12'), phone: '13800005678' }
const abroad = { name: '林远方', birth: '1971-03-04', idNumber: idNumber('1971-03-04'), phone: '13900001234' }

let steward: Entry
let elsewhere: Entry

beforeAll(async () => {
  await openOffice()
  await asOwner(db.superuserUrl, `UPDATE role SET grants = grants || ARRAY['import.run'] WHERE key = 'clerk'`)
  steward = await signedInStaff('steward-a', `${qinghe}hall/`)
  elsewhere = await signedInStaff('steward-b', `${wangjiang}hall/`)
  await person({ ...wang, detail: '柳园路12号', unitPath: community })
  await person({ ...abroad, detail: '望江路9号', unitPath: `${wangjiang}` })
})

const head: Cells = ['序号', '姓名', '公民身份号码', '联系电话', '所属社区', '家庭住址']
const title: Cells = ['青禾街道居民名单（2026年11月）']
const newcomer = (serial: string, day = '1980-01-01') => idNumber(day, serial)

async function count(sql: string): Promise<number> {
  const [row] = await asOwner<{ n: string }>(db.superuserUrl, `SELECT count(*) AS n FROM ${sql}`)
  return Number(row?.n)
}

/** What a street can find and see, behind the product's back: everything but history. */
async function standing(): Promise<string> {
  const rows = await asOwner<{ line: string }>(
    db.superuserUrl,
    `SELECT 'tie ' || t.resident || t.unit_path || t.kind AS line FROM tie t
     UNION ALL SELECT 'now ' || n.subject || n.element || n.unit_path || n.fact || n.weight || n.value_mac || coalesce(n.contested_by::text, '') || coalesce(n.stale_on::text, '') FROM fact_now n
     UNION ALL SELECT 'lookup ' || l.kind || l.field || l.value || l.unit_path || l.subject FROM lookup l
     UNION ALL SELECT 'entry ' || e.register || coalesce(e.identity_mac, '') || e.unit_path || e.status FROM entry e WHERE e.status <> 'withdrawn'
     ORDER BY 1`,
  )
  return rows.map(({ line }) => line).join('\n')
}

describe('the way of a file', () => {
  test('finds sheet, heads and columns, checks every row and marks what is wrong', async () => {
    const bytes = await workbookOf([
      title,
      [],
      head,
      [1, '何满堂', newcomer('011'), 13800000011, '青禾社区', '荷塘路1号'],
      [2, '周小雨', newcomer('029'), '１３８００００００１２', '青禾', '荷塘路2号'],
      [3, '', newcomer('037'), '138', '青禾社区', '荷塘路3号'],
      [4, '长号码', Number('339901198001010040'), null, null, null],
      [5, '错一位', `${newcomer('045').slice(0, 17)}${newcomer('045').endsWith('X') ? '1' : 'X'}`, null, null, null],
      [6, '别的街道', newcomer('053'), null, '望江一社区', null],
      [1, '何满堂', newcomer('011'), 13800000011, '青禾社区', '荷塘路1号'],
    ])
    const id = await read({ entry: steward, bytes })
    const mapping = await pageOf(steward, id)
    expect(mapping).toMatchObject({ state: 'mapping', total: 7 })
    expect(mapping.mapping?.to).toEqual({
      ...{ 1: 'person.name', 2: 'person.id', 3: 'phone', 4: 'community', 5: 'detail' },
    })
    await mapImport.execute({ entry: steward, input: { batch: id, to: mapping.mapping?.to } })
    await runImport(id)
    const checked = await pageOf(steward, id)
    expect(checked).toMatchObject({ state: 'checked', done: 7, counts: { ready: 2, held: 4, double: 1 } })
    const book = await markedOf(steward, id)
    const sheet = book.getWorksheet('名单')
    expect(sheet?.getCell('B6').note).toBeTruthy()
    expect(JSON.stringify(sheet?.getCell('C7').note)).toContain('1.1E+17')
    expect(sheet?.getCell('C7').fill).toMatchObject({ fgColor: { argb: 'FFFBE5E2' } })
    expect(JSON.stringify(sheet?.getCell('C8').note)).toContain('输错')
    expect(sheet?.getCell('C4').note).toBeUndefined()
    expect(sheet?.getCell('C4').value).toBe(newcomer('011'))
    expect(book.worksheets[0]?.getCell('B3').value).toBe('4')
    const applied = await apply(steward, id)
    expect(applied).toMatchObject({ state: 'applied', counts: { added: 2, held: 4, double: 1 } })
    const { data } = await findPerson.execute({ entry: steward, input: { q: '13800000012' } })
    expect(JSON.stringify(data)).toContain('周小雨')
  })

  test('the next file of the same source maps by itself', async () => {
    const bytes = await workbookOf([head, [1, '吴新来', newcomer('061'), null, '青禾社区', null]])
    const id = await read({ entry: steward, bytes })
    expect(await pageOf(steward, id)).toMatchObject({ state: 'checked', counts: { ready: 1 } })
  })

  test.each([
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
    ['tabs in UTF-16', (text: string) => Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le')],
  ])('reads CSV: %s', async (name, encode) => {
    const bytes = encode(`姓名,身份证号\r\n郑${name.length},="${newcomer('070')}"\r\n`)
    const id = await read({ entry: steward, bytes, source: name })
    const page = await pageOf(steward, id)
    expect(page.mapping?.to).toEqual({ 0: 'person.name', 1: 'person.id' })
    expect(page.mapping?.looks.samples[0]?.[1]).toBe(newcomer('070'))
  })

  test('refuses a column of a confidential group and deletes the file', async () => {
    const bytes = await workbookOf([
      ['姓名', '身份证号', '是否严重精神障碍患者'],
      ['甲', newcomer('088'), '是'],
    ])
    const id = await read({ entry: steward, bytes, source: '卫生' })
    expect(await pageOf(steward, id)).toMatchObject({ state: 'refused', problem: 'confidential-column' })
  })

  test('keeps no number, phone or name of a row in plain', async () => {
    const all = await everything(db.superuserUrl)
    expect(all).not.toContain(newcomer('011'))
    expect(all).not.toContain('13800000011')
    expect(all).not.toContain('荷塘路3号')
  })
})

async function checkedFile(rows: Cells[], source: string): Promise<string> {
  const id = await read({ entry: steward, bytes: await workbookOf([head, ...rows]), source })
  const { mapping, state } = await pageOf(steward, id)
  if (state === 'mapping') await mapImport.execute({ entry: steward, input: { batch: id, to: mapping?.to } })
  await runImport(id)
  return id
}

describe('matching', () => {
  test('what another street knows changes no word, count or state', async () => {
    const unknown = newcomer('096', '1971-03-05')
    const one = await checkedFile([[1, '不同名', abroad.idNumber, null, null, null]], '甲')
    const two = await checkedFile([[1, '不同名', unknown, null, null, null]], '乙')
    const [known, fresh] = [await pageOf(steward, one), await pageOf(steward, two)]
    const plain = ({ counts, state, problems, marked }: typeof known) => ({ counts, state, problems, marked })
    expect(plain(known)).toEqual(plain(fresh))
    expect(plain(await apply(steward, one))).toEqual(plain(await apply(steward, two)))
    const theirs = await findPerson.execute({ entry: elsewhere, input: { q: abroad.idNumber } })
    expect(JSON.stringify(theirs.data)).toContain(abroad.name)
    expect(JSON.stringify(theirs.data)).not.toContain('不同名')
  })

  test('another name under a number that the own street knows waits, and may be accepted', async () => {
    const id = await checkedFile([[1, '王秀美', wang.idNumber, '13811112222', null, null]], '丙')
    expect(await pageOf(steward, id)).toMatchObject({ counts: { held: 1 } })
    await apply(steward, id)
    const { answer } = await importRows.execute({ entry: steward, input: { batch: id } })
    expect(answer.rows[0]).toMatchObject({ name: '王秀美', acceptable: true })
    expect(answer.rows[0]?.number).toContain('***')
    const row = await importRow.execute({ entry: steward, input: { batch: id, no: 2 } })
    expect(row.answer.cells.find(({ key }) => key === 'person.name')?.problem).toContain('另一个姓名')
    await settleRow.execute({ entry: steward, input: { batch: id, no: '2', act: 'accept' } })
    expect(await pageOf(steward, id)).toMatchObject({ counts: { updated: 1 } })
  })

  test('a held row is corrected, refused again with every mistake, or dropped', async () => {
    const rows: Cells[] = [
      [1, '改一改', '3399', null, null, null],
      [2, '不要了', '33', null, null, null],
    ]
    const id = await checkedFile(rows, '丁')
    await apply(steward, id)
    const at = { batch: id, no: '2', act: 'correct' }
    await expect(
      settleRow.execute({ entry: steward, input: { ...at, cell: { 2: '12345', 3: '1' } } }),
    ).rejects.toMatchObject({ problems: [{ name: 'cell.2' }, { name: 'cell.3' }] })
    await settleRow.execute({ entry: steward, input: { ...at, cell: { 2: newcomer('109') } } })
    await settleRow.execute({ entry: steward, input: { batch: id, no: '3', act: 'drop' } })
    expect(await pageOf(steward, id)).toMatchObject({ counts: { added: 1, dropped: 1 } })
  })

  test('nobody of another street sees or moves a batch', async () => {
    const id = await checkedFile([[1, '保密', newcomer('117'), null, null, null]], '戊')
    const mine = { entry: elsewhere, input: { batch: id } }
    await expect(pageOf(elsewhere, id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(importRows.execute(mine)).rejects.toMatchObject({ code: 'not-found' })
    await expect(undoImport.execute(mine)).rejects.toMatchObject({ code: 'not-found' })
    const seen = await transaction(elsewhere, ({ tx }) => tx.importRow.count())
    expect(seen).toBe(0)
  })
})

describe('taking back', () => {
  test('undo is the identity: ties, values, search rows and entries are what they were', async () => {
    const before = await standing()
    const rows = Array.from(
      { length: 25 },
      (_, n): Cells => [
        ...[n, `新人${'甲乙丙丁戊'[n % 5]}`, newcomer(String(200 + n).padStart(3, '0'), '1990-02-03')],
        ...[`1370000${String(n).padStart(4, '0')}`, '青禾社区', `荷塘路${n}号`],
      ],
    )
    rows.push([99, wang.name, wang.idNumber, '13877776666', '青禾社区', '新地址1号'])
    const id = await checkedFile(rows, '己')
    const applied = await apply(steward, id, 'update')
    expect(applied.counts).toMatchObject({ added: 25, updated: 1 })
    expect(await standing()).not.toBe(before)
    await undoImport.execute({ entry: steward, input: { batch: id } })
    await runImport(id)
    expect(await pageOf(steward, id)).toMatchObject({ state: 'undone', counts: { undone: 26 } })
    expect(await standing()).toBe(before)
  })

  test('what somebody has told since stays, with the reason', async () => {
    const number = newcomer('301', '1985-05-05')
    const id = await checkedFile([[1, '后来改', number, '13712345678', '青禾社区', null]], '庚')
    await apply(steward, id)
    await person({ name: '后来改', birth: '1985-05-05', idNumber: number, unitPath: community, phone: '13798765432' })
    await undoImport.execute({ entry: steward, input: { batch: id } })
    await runImport(id)
    const page = await pageOf(steward, id)
    expect(page).toMatchObject({ state: 'undone', counts: { stuck: 1 } })
    expect(page.problems[0]?.sentence).toContain('更新')
    const [row] = await asOwner<{ subject: string }>(
      db.superuserUrl,
      `SELECT subject FROM import_row WHERE batch = $1`,
      [id],
    )
    const facts = await transaction({ as: 'worker' }, ({ tx }) => knownFacts(tx, row?.subject ?? ''))
    expect(facts['person.mobile']?.value).toBe('13798765432')
  })
})

describe('resuming', () => {
  test('a batch that two workers take at once brings every row in once', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, n): Cells => [n, '并行', newcomer(String(400 + n), '1991-07-07'), null, null, null],
    )
    const id = await checkedFile(rows, '辛')
    const people = await count('resident')
    const { applyImport } = await import('@/lib/registry/imports/order-import')
    await applyImport.execute({ entry: steward, input: { batch: id, choice: 'skip' } })
    await Promise.all([runImport(id), runImport(id)])
    expect(await pageOf(steward, id)).toMatchObject({ state: 'applied', counts: { added: 40 } })
    expect(await count('resident')).toBe(people + 40)
  })
})
