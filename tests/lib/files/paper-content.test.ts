import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Template } from '@/lib/catalogue/schema'
import { groupedCode, newCheckCode, readCheckCode } from '@/lib/files/check-code'
import { fileName } from '@/lib/files/file-name'
import { bothFillings, fillBlocks, renderPaper } from '@/lib/files/paper-content'

const template: Template = {
  kind: 'template',
  key: 'test',
  use: 'paper',
  title: { 'zh-Hans': '通知', en: 'Notice' },
  blocks: [
    { heading: '一' },
    { text: { 'zh-Hans': '请在{by}前补齐{what}。', en: 'Supply {what} by {by}.' } },
    { pairs: [{ label: '姓名', value: 'name' }] },
    { rows: '$asked.x.items', columns: [{ label: '材料', value: '$row.what' }] },
    { text: { 'zh-Hans': '{street}办事处', en: '{street} Office' } },
  ],
}
const chinese = { values: { by: '12月8日', what: '户口簿', street: '青禾街道' }, rows: [[], [], [], [['照片']], []] }
const english = {
  values: { by: '8 December', what: 'household book', street: 'Qinghe Street' },
  rows: [[], [], [], [['Photo']], []],
}

describe('renderPaper', () => {
  const blocks = fillBlocks(template, bothFillings(chinese, english))
  const say = (locale: 'zh-Hans' | 'en') => (text: Template['title']) =>
    typeof text === 'string' ? text : (text[locale] ?? '')

  it('says the same paper in both languages', () => {
    expect(renderPaper({ title: template.title, blocks }, say('zh-Hans'))).toEqual({
      title: '通知',
      closing: '青禾街道办事处',
      blocks: [
        { heading: '一' },
        { text: '请在12月8日前补齐户口簿。' },
        { pairs: [{ label: '姓名', value: '—' }] },
        { table: { head: ['材料'], body: [['照片']] } },
      ],
    })
    const paper = renderPaper({ title: template.title, blocks }, say('en'))
    expect(paper.blocks[1]).toEqual({ text: 'Supply household book by 8 December.' })
    expect(paper.closing).toBe('Qinghe Street Office')
  })

  it('leaves out the blocks whose condition does not hold', () => {
    const some = fillBlocks(template, bothFillings({ ...chinese, blocks: [1, 4] }))
    expect(some).toHaveLength(2)
  })
})

describe('check codes', () => {
  it('are read however they are copied', () => {
    const code = newCheckCode()
    const spoiled = groupedCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'i')
    expect(readCheckCode(` ${spoiled.replaceAll('-', ' – ')} `)).toBe(code)
    expect(groupedCode(code)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
  })

  it('never throw, whatever is typed', { timeout: 30_000 }, () => {
    const typed = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(typed, (text) => [null, 20].includes(readCheckCode(text)?.length ?? null)),
      { numRuns: 50 },
    )
  })
})

describe('fileName', () => {
  it.each([
    ['银行卡.JPG', '银行卡.jpg'],
    ['C:\\fakepath\\a b.jpeg', 'a b.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['evil\u202Egpj.exe', 'evilgpj.jpg'],
    ['', '未命名.jpg'],
    ['...', '未命名.jpg'],
  ])('makes %j harmless', (given, wanted) => {
    expect(fileName(given, 'jpg')).toBe(wanted)
  })
})
