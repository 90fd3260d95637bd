import { everybody } from '../prisma/demonstration/everybody'
import { find, library } from '../src/lib/catalogue/library'
import { readFiles } from '../src/lib/catalogue/read-files'
import type { Connector, UnitNode } from '../src/lib/catalogue/schema'
import { parseCreditCode } from '../src/lib/registry/identifiers/credit-code'

/** What the stand-in knows of somebody: as a base register answers it. Everything is invented. */
export type StandInRecord = {
  number: string
  name: string
  birth?: string
  values: Record<string, unknown>
  finding: Record<string, unknown>
}

function divisions(units: readonly UnitNode[], prefix = ''): [path: string, code: string][] {
  return units.flatMap((node) => {
    const path = `${prefix}${node.key}/`
    return [[path, node.division ?? ''] as [string, string], ...divisions(node.units ?? [], path)]
  })
}

const organisations = ['云州青禾物业服务有限公司', '云州荷花便民超市', '云州临江区青禾养老服务中心'] as const

const checkCharacters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']

/** A unified social credit code under the county that was never issued. */
function codeOf(index: number): string {
  const body = `91339901MA0YK${String(100 + index)}`
  for (const organisation of checkCharacters) {
    for (const whole of checkCharacters) {
      const read = parseCreditCode(body + organisation + whole)
      if (read.ok) return read.value
    }
  }
  throw new Error(`no credit code begins with ${body}`)
}

/** Connectors of the shipped office, and the records of each kind of subject by number: the demonstration's own people. */
export function standInRecords(): {
  connectors: readonly Connector[]
  records: ReadonlyMap<string, StandInRecord>
} {
  const books = library(readFiles('prisma/definitions').documents)
  const codes = new Map(divisions(find(books, 'districts', 'districts')?.units ?? []))
  const { named, invented } = everybody()
  const people = [...named, ...invented].flatMap((household) =>
    household.members.map((person, index): [string, StandInRecord] => {
      const told = Object.fromEntries(person.facts.map(({ element, value }) => [element, value]))
      const values = {
        'person.ethnicity': told['person.ethnicity'],
        'person.hukou_division': codes.get(person.hukou) ?? person.hukou,
        'person.alive': true,
      }
      const finding =
        index === 0 && !household.rented
          ? { finding: 'consistent', note: '名下登记住宅一处，与申报一致。' }
          : { finding: 'none', note: '名下未查到不动产登记。' }
      return [person.idNumber, { number: person.idNumber, name: person.name, birth: person.birth, values, finding }]
    }),
  )
  const firms = organisations.map((name, index): [string, StandInRecord] => {
    const number = codeOf(index)
    const values = { 'organisation.name': name, 'organisation.credit_code': number }
    return [number, { number, name, values, finding: {} }]
  })
  const connectors = find(books, 'connectors', 'connectors')?.connectors ?? []
  return { connectors, records: new Map([...people, ...firms]) }
}
