import type { Field, FieldType, Form } from '@/lib/forms/schema'
import type { Text } from '@/lib/text/text'

/**
 * One input that a column of a file can fill: `key` is the name that the form posts (`holder.id`), `words` are heads under
 * which it is known, best first.
 */
export type ImportColumn = { key: string; field: Field; label: Text; required: boolean; words: readonly string[] }

type Part = { part: string; label: readonly [hans: string, en: string]; words: readonly string[]; optional?: boolean }

const number: Part = {
  part: 'id',
  label: ['身份证号码', 'identity number'],
  words: [
    '身份证号码',
    '身份证号',
    '公民身份号码',
    '身份号码',
    '证件号码',
    '证件号',
    '身份证',
    '公民身份证号码',
    'id number',
  ],
}
const name: Part = {
  part: 'name',
  label: ['姓名', 'name'],
  words: ['姓名', '名字', '居民姓名', '人员姓名', '本人姓名', 'name', 'full name'],
}
const division: Part = {
  part: 'division',
  label: ['所在社区', 'community'],
  words: ['社区', '所属社区', '所在社区', '村社区', '村居', '社区名称', 'community'],
  optional: true,
}
const detail: Part = {
  part: 'detail',
  label: ['详细地址', 'address'],
  words: ['详细地址', '地址', '住址', '家庭住址', '居住地址', '现住址', '现居住地址', '居住地', '家庭地址', 'address'],
}
const parts: Partial<Record<FieldType, readonly Part[]>> = {
  person: [name, number],
  address: [division, detail],
  organisation: [
    { part: 'name', label: ['名称', 'name'], words: ['单位名称', '名称', '机构名称', '企业名称', 'organisation'] },
    {
      part: 'creditCode',
      label: ['统一社会信用代码', 'credit code'],
      words: ['统一社会信用代码', '信用代码', '社会信用代码', 'credit code'],
      optional: true,
    },
  ],
  account: [
    { part: 'bank', label: ['开户银行', 'bank'], words: ['开户银行', '开户行', '银行', 'bank'] },
    {
      part: 'number',
      label: ['银行卡号', 'account number'],
      words: ['银行卡号', '卡号', '银行账号', '账号', 'account'],
    },
    { part: 'holder', label: ['户名', 'holder'], words: ['户名', '开户名', '账户名'], optional: true },
  ],
  'date-range': [
    { part: 'from', label: ['开始日期', 'from'], words: ['开始日期', '起始日期', '起'] },
    { part: 'to', label: ['结束日期', 'to'], words: ['结束日期', '截止日期', '止'] },
  ],
  point: [
    { part: 'lat', label: ['纬度', 'latitude'], words: ['纬度', 'latitude'] },
    { part: 'lng', label: ['经度', 'longitude'], words: ['经度', 'longitude'] },
  ],
}
const single: ReadonlySet<FieldType> = new Set([
  ...([
    'text',
    'long-text',
    'number',
    'money',
    'date',
    'date-time',
    'yes-no',
    'choice',
    'choices',
    'checklist',
  ] as const),
  ...(['score', 'identifier', 'phone', 'division', 'place'] as const),
])
const singleWords: Partial<Record<FieldType, readonly string[]>> = {
  phone: ['联系电话', '联系方式', '手机号码', '手机号', '手机', '电话', '电话号码', '移动电话', 'phone', 'mobile'],
  division: division.words,
}
/** Values of this level are sealed elsewhere and never come from a file. */
const sealedLevel = 5

/** Fields of a form that a file can fill. Computed and sealed fields are left out, and those that point at other records. */
export function importColumns(form: Form): ImportColumn[] {
  return form
    .flatMap((group) => group.fields)
    .filter(isOpen)
    .flatMap(columnsOf)
}

/** Fields that a row needs and that no file can fill: a register with such a field is not imported into. */
export function unfillable(form: Form): Field[] {
  return form
    .flatMap((group) => group.fields)
    .filter((field) => field.required === true && field.value === undefined && columnsOf(field).length === 0)
}

function isOpen({ value, level }: Field): boolean {
  return value === undefined && (level ?? 2) < sealedLevel
}

function columnsOf(field: Field): ImportColumn[] {
  const required = field.required === true
  const own = wordsOf(field.label)
  const known = parts[field.type]
  if (known) return known.map((part) => partColumn(field, part))
  if (!single.has(field.type)) return []
  return [{ key: field.key, field, label: field.label, required, words: [...own, ...(singleWords[field.type] ?? [])] }]
}

function partColumn(field: Field, { part, label, words, optional }: Part): ImportColumn {
  const [hans, en] = label
  const own = wordsOf(field.label)
  const mixed = own.flatMap((word) => [`${word}${hans}`, ...words.map((each) => `${word}${each}`)])
  const alone = part === 'name' || part === 'detail' ? own : []
  const text = typeof field.label === 'string' ? { 'zh-Hans': field.label } : field.label
  return {
    key: `${field.key}.${part}`,
    field,
    label: { 'zh-Hans': `${text['zh-Hans']}·${hans}`, en: `${text.en ?? text['zh-Hans']}: ${en}` },
    required: field.required === true && !optional,
    words: [...mixed, ...alone, ...words],
  }
}

function wordsOf(label: Text): string[] {
  return typeof label === 'string' ? [label] : Object.values(label)
}
