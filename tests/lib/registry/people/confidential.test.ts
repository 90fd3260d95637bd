import { describe, expect, test } from 'vitest'
import { readFiles } from '@/lib/catalogue/read-files'

/**
 * Groups that the law keeps secret (艾滋病防治条例 art. 39, 精神卫生法 art. 4, 戒毒条例 art. 7, 社区矫正法 art. 54,
 * 反家庭暴力法, 传染病防治法): S01–S06 and S08, and the entries that hide in other lists. Under 14 (S07) is an age.
 */
const codes = ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S08', 'C08', 'E10']
const words =
  /艾滋|愛滋|HIV|AIDS|严重精神障碍|戒毒|吸毒|社区矫正|社區矯正|刑满释放|安置帮教|服刑|在押|家庭暴力|家暴|性侵|结核|传染病|限制人身自由|mental disorder|drug (?:treatment|recovery|rehabilitation)|community correction|in prison|released person|domestic violence|sexual assault|tuberculosis|notifiable disease/i

type Named = { code?: unknown; key?: unknown; element?: unknown; label?: unknown; name?: unknown; codes?: unknown }
type Document = { kind: string; key: string }

/** Every confidential code or word in what describes people in the register: lists, ledgers, data elements. */
function confidentialIn(documents: readonly Document[]): string[] {
  return documents
    .filter(({ kind }) => ['codes', 'register', 'elements', 'schedule', 'indicator'].includes(kind))
    .flatMap((document) => found(document, `${document.kind}/${document.key}`))
}

function found(value: unknown, path: string): string[] {
  if (typeof value === 'string') return words.test(value) ? [`${path}: ${value}`] : []
  if (Array.isArray(value)) return value.flatMap((each, at) => found(each, `${path}.${at}`))
  if (typeof value !== 'object' || value === null) return []
  const named = value as Named
  const own = [named.code, named.key].filter((each) => typeof each === 'string' && codes.includes(each))
  const deeper = Object.entries(value).flatMap(([key, each]) => (key === 'source' ? [] : found(each, `${path}.${key}`)))
  return [...own.map((code) => `${path}: ${String(code)}`), ...deeper]
}

const { documents } = readFiles('prisma/definitions')

describe('confidential groups', () => {
  test('stand in no code list, no ledger and no data element', () => {
    expect(documents.length).toBeGreaterThan(40)
    expect(confidentialIn(documents as Document[])).toEqual([])
  })

  test.each([
    ['the code of a secret group', { code: 'S02', label: { 'zh-Hans': '其他' } }],
    ['a code that hides in another list', { code: 'C08', label: { 'zh-Hans': '其他' } }],
    ['a group under another code', { code: 'Z01', label: { 'zh-Hans': '社区戒毒人员' } }],
    ['a cause that tells of a parent', { code: '4', label: { 'zh-Hans': '强制隔离戒毒' } }],
    ['an English label', { code: 'Z02', label: { 'zh-Hans': '其他', en: 'Released person under assistance' } }],
  ])('%s is refused', (_what, code) => {
    const list = { kind: 'codes', key: 'priority_group', codes: [code] }
    expect(confidentialIn([list])).not.toEqual([])
    const field = { key: 'kind', type: 'choice', label: code.label }
    const ledger = { kind: 'register', key: 'any', fields: [{ fields: [{ ...field, key: code.code }] }] }
    expect(confidentialIn([ledger])).not.toEqual([])
  })

  test('disability of the mind is a category of the certificate and no secret group', () => {
    expect(
      confidentialIn([{ kind: 'codes', key: 'disability_category', ...{ codes: [{ code: '6', label: '精神残疾' }] } }]),
    ).toEqual([])
  })
})
