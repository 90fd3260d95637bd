import type { Violation } from './architecture'
import { engineOf } from './architecture-imports'
import type { House } from './architecture-office'
import type { Parsed } from './architecture-source'

const delegate = /\b(?:tx|client|database\(\))\s*\.\s*([a-zA-Z]\w*)\s*\.\s*[a-z]/g
const named = /\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+(?:ONLY\s+)?"?([a-z_]+)"?/gi
const sqlTemplate = /(?:Raw|\bsql|\.query)\s*(?:<[^`]*?>)?\s*\(?\s*`((?:[^`\\]|\\.)*)`/g

function tablesIn(file: Parsed, house: House): { table: string; engine: string }[] {
  const viaPrisma = [...file.uncommented.matchAll(delegate)].flatMap(([, name = '']) => {
    const engine = house.delegates.get(name)
    return engine ? [{ table: name, engine }] : []
  })
  const viaSql = [...file.uncommented.matchAll(sqlTemplate)].flatMap(([, sql = '']) =>
    [...sql.matchAll(named)].flatMap(([, name = '']) => {
      const engine = house.tables.get(name)
      return engine ? [{ table: name, engine }] : []
    }),
  )
  return [...viaPrisma, ...viaSql]
}

/** An engine reads and writes only the tables that its own `.prisma` file declares; doors and shapes touch none. */
export function tableRule(file: Parsed, { house }: { house: House }): Violation[] {
  const engine = engineOf(file.path)
  const foreign = tablesIn(file, house).filter((each) => each.engine !== engine)
  const details = new Set(foreign.map(({ table, engine: owner }) => `${owner}.${table}`))
  return [...details].map((detail) => ({ path: file.path, rule: 'foreign-table', detail }))
}
