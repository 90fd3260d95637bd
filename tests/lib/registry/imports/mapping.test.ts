import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellInputs, type Dictionary } from '@/lib/registry/imports/cell-inputs'
import { findHead } from '@/lib/registry/imports/find-head'
import { guessMapping, lacking, mapsByItself } from '@/lib/registry/imports/guess-mapping'
import { isConfidential, plainHead } from '@/lib/registry/imports/header-words'
import { importColumns, unfillable } from '@/lib/registry/imports/import-columns'
import { peopleForm, peopleWords } from '@/lib/registry/imports/people-form'

const columns = importColumns(peopleForm({ codes: 'groups' })).map((column) => ({
  ...column,
  words: [...column.words, ...(peopleWords[column.key] ?? [])],
}))
const words: Dictionary = {
  codes: () => [
    { code: 'L01', label: { 'zh-Hans': '最低生活保障对象（低保）' } },
    { code: 'D01', label: '残疾人' },
  ],
  units: new Map([
    ['荷花社区', 'city/street/hehua/'],
    ['荷花', 'city/street/hehua/'],
  ]),
  area: 'city/street/',
}
const filled = (keys: string[]) =>
  keys.map((key, at) => ({ ...(columns.find((each) => each.key === key) as (typeof columns)[0]), at }))
const row = (no: number, cells: string[]) => ({ no, cells: cells.map((text) => ({ text })) })

describe('heads', () => {
  test.each([
    ['姓 名', 'person.name'],
    ['＊公民身份号码：', 'person.id'],
    ['身份证号（18位）', 'person.id'],
    ['手机号码', 'phone'],
    ['户主姓名', 'person.name'],
    ['现住址', 'detail'],
    ['所属社区', 'community'],
    ['人员类别', 'groups'],
    ['ID Number', 'person.id'],
  ])('%s is %s', (head, key) => {
    expect(guessMapping([head], { columns })).toEqual([{ at: 0, header: head, to: key }])
  })

  test('a head that nobody knows stays without a meaning, and each input is filled once', () => {
    const found = guessMapping(['序号', '备注', '姓名', '家属姓名', '身份证', '证件号码'], { columns })
    expect(found.map(({ to }) => to)).toEqual(['person.name', 'person.id'])
    expect(found[0]?.at).toBe(2)
  })

  test('stand below a title, whatever is above them', () => {
    const rows = [
      row(1, ['某街道名单']),
      row(3, ['填表人', '张三']),
      row(4, ['序号', '姓名', '身份证号', '电话']),
      row(5, ['1', '李', '33', '138']),
    ]
    expect(findHead(rows, columns)?.no).toBe(4)
    expect(findHead([], columns)).toBeUndefined()
  })

  test('the next file of a source maps by itself, in any order of its columns', () => {
    const kept = [
      { at: 0, header: '甲', to: 'person.name' },
      { at: 1, header: '乙', to: 'person.id' },
    ]
    expect(guessMapping(['乙', '丙', '甲'], { columns, kept }).map(({ to }) => to)).toEqual([
      'person.id',
      'person.name',
    ])
    expect(mapsByItself(['乙', '丙', '甲'], { columns, kept })).toBe(true)
    expect(mapsByItself(['乙', '丙'], { columns, kept })).toBe(false)
    expect(lacking(columns, kept.slice(0, 1)).map(({ key }) => key)).toEqual(['person.id'])
  })

  test('comparing heads knows no blanks, brackets or width', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('姓名', '联系电话', 'id number'),
        fc.constantFrom(' ', '　', '*', '：', '（必填）'),
        (word, noise) => {
          expect(plainHead(`${noise}${word}${noise}`)).toBe(plainHead(word))
        },
      ),
    )
  })

  test.each(['是否艾滋病感染者', '严重精神障碍', '社区 戒毒', 'HIV', '刑满释放日期'])('%s is confidential', (text) => {
    expect(isConfidential(text)).toBe(true)
  })
  test('精神残疾 is a category of disability and no secret', () => {
    expect(isConfidential('精神残疾')).toBe(false)
  })
})

describe('cells', () => {
  test('groups by their labels, by what stands in brackets and by code; communities by name', () => {
    const cells = [{ text: '低保、D01，残疾人' }, { text: '荷花' }]
    const { inputs } = cellInputs(cells, filled(['groups', 'community']), words)
    expect(inputs).toEqual({ 'groups.0': 'L01', 'groups.1': 'D01', 'groups.2': 'D01', community: 'city/street/hehua/' })
  })

  test('a community of elsewhere reads like one that does not exist', () => {
    const { inputs } = cellInputs([{ text: '别处社区' }], filled(['community']), words)
    expect(inputs).toEqual({ community: '别处社区' })
  })

  test('a marked or confidential cell is a problem at its column and no input', () => {
    const cells = [{ text: '3.3E+17', problem: 'digits_lost' as const }, { text: '严重精神障碍患者' }]
    const { inputs, problems } = cellInputs(cells, filled(['person.id', 'groups']), words)
    expect(inputs).toEqual({})
    expect(problems.map(({ at, code }) => [at, code])).toEqual([
      [0, 'digits_lost'],
      [1, 'confidential'],
    ])
  })

  test('never throws, and never makes an input that was not mapped', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), (given) => {
        const mapped = filled(['person.name', 'person.id', 'phone', 'community', 'detail', 'groups'])
        const { inputs } = cellInputs(
          given.map((text) => ({ text })),
          mapped,
          words,
        )
        const keys = new Set(mapped.map(({ key }) => key))
        expect(Object.keys(inputs).every((name) => keys.has(name) || keys.has(name.split('.')[0] ?? ''))).toBe(true)
      }),
      { numRuns: 50 },
    )
  }, 30_000)
})

describe('forms', () => {
  test('what points at other records cannot be filled, and stops a register only when it is needed', () => {
    const form = (required: boolean) => [
      {
        fields: [
          { key: 'a', type: 'file' as const, label: '文件', required },
          { key: 'b', type: 'date' as const, label: '日期' },
        ],
      },
    ]
    expect(unfillable(form(true)).map(({ key }) => key)).toEqual(['a'])
    expect(unfillable(form(false))).toEqual([])
    expect(importColumns(form(false)).map(({ key }) => key)).toEqual(['b'])
  })

  test('sealed and computed fields are never filled', () => {
    const form = [
      {
        fields: [
          { key: 'a', type: 'text' as const, label: '甲', level: 5 },
          { key: 'b', type: 'number' as const, label: '乙', value: 1 },
        ],
      },
    ]
    expect(importColumns(form)).toEqual([])
  })

  test('a day that is a serial number or has a time is a day', () => {
    const [column] = importColumns([{ fields: [{ key: 'on', type: 'date', label: '日期' }] }])
    const read = (text: string) => cellInputs([{ text }], column ? [{ ...column, at: 0 }] : [], words).inputs.on
    expect(read('45964')).toBe('2025-11-03')
    expect(read('2025-11-03 00:00')).toBe('2025-11-03')
    expect(read('20251103')).toBe('20251103')
  })
})
