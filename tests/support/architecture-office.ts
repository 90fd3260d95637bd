import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the rules need to know beside the sources: who owns which table, and the words of the office. */
export type House = {
  /** Engine by the name of the table in the database, and by the name of Prisma's delegate. */
  tables: ReadonlyMap<string, string>
  delegates: ReadonlyMap<string, string>
  /** Keys of items, departments, registers, workflows, parts and roles, with their kind. */
  keys: ReadonlyMap<string, string>
}

type Named = { kind?: string; key: string; departments?: Named[]; roles?: Named[] }

function documents(folder: string): Named[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Named)
}

const named = ['service', 'register', 'workflow', 'part']

function keysOf(document: Named): [string, string][] {
  const inside = [
    ...(document.departments ?? []).map((each): [string, string] => [each.key, 'department']),
    ...(document.roles ?? []).map((each): [string, string] => [each.key, 'role']),
  ]
  return document.kind && named.includes(document.kind) ? [...inside, [document.key, document.kind]] : inside
}

/** The house as the repository describes it: `prisma/*.prisma` and `prisma/definitions`. */
export function readHouse(): House {
  const models = readdirSync('prisma')
    .filter((name) => name.endsWith('.prisma') && name !== 'schema.prisma')
    .flatMap((name) => {
      const text = readFileSync(join('prisma', name), 'utf8')
      const found = [...text.matchAll(/model (\w+) \{[\s\S]*?@@map\("(\w+)"\)/g)]
      return found.map(([, model = '', table = '']) => ({ engine: name.replace('.prisma', ''), model, table }))
    })
  const delegate = (model: string) => model.charAt(0).toLowerCase() + model.slice(1)
  return {
    tables: new Map(models.map(({ table, engine }) => [table, engine])),
    delegates: new Map(models.map(({ model, engine }) => [delegate(model), engine])),
    keys: new Map(documents('prisma/definitions').flatMap(keysOf)),
  }
}
