import { resolve } from 'node:path'
import { firstAdministratorToken } from '@/lib/access/first-administrator'
import { syncRoles, syncUnits } from '@/lib/access/units'
import { office } from '@/lib/catalogue/office'
import { type Problem, problemLine } from '@/lib/catalogue/problem'
import { publishDocuments } from '@/lib/catalogue/publish'
import { readFiles } from '@/lib/catalogue/read-files'
import { closeDatabase } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { transaction } from '@/lib/kernel/transaction'
import { demonstrationCases } from './demonstration/cases'
import { demonstrationStreet } from './demonstration/demonstration-street'
import { wholeStreet } from './demonstration/everybody'
import { noteForStart } from './note-for-start'

/** Publishes the shipped office and makes units and roles agree with it. Answers the sentences to say, or the problems. */
async function publishOffice(): Promise<{ problems: readonly Problem[]; said: string }> {
  const read = readFiles(resolve('prisma/definitions'))
  if (read.problems.length > 0) return { problems: read.problems, said: '' }
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const published = await publishDocuments(tx, read.documents, { account: null })
    if (!published.ok) return { problems: published.problems, said: '' }
    const { units, departments, roles } = await office(tx)
    await syncUnits(tx, {
      districts: { kind: 'districts', key: 'districts', units: [...units] },
      departments: { kind: 'departments', key: 'departments', departments: [...departments] },
    })
    await syncRoles(tx, roles)
    const { length: fresh } = published.published
    return { problems: [], said: `业务定义：新发布 ${fresh} 份，共 ${read.documents.length} 份` }
  })
}

/** How the administrators of a new installation get their accounts; nothing once all of them have one. */
async function claimLines(): Promise<string[]> {
  const token = await firstAdministratorToken()
  if (token === null) return []
  return [
    `首次启用：到 ${env().APP_ORIGIN}/staff/claim 认领管理员，一次性口令（24 小时内有效）：`,
    `First start: claim the administrators' roles at that address with this one-time token (valid for 24 hours):`,
    `  ${token}`,
  ]
}

async function seed(): Promise<number> {
  const { problems, said } = await publishOffice()
  if (problems.length > 0) {
    process.stderr.write(problems.map((problem) => `${problemLine(problem)}\n`).join(''))
    return 1
  }
  if (!env().DEMO) {
    const lines = await claimLines()
    noteForStart(lines)
    process.stdout.write(`${[said, ...lines].join('\n')}\n`)
    return 0
  }
  // Tests do with the core of the street.
  const { staff, people } = await demonstrationStreet(Number(process.env.DEMO_PEOPLE?.trim() || wholeStreet))
  // Tests that bring their own cases do without these.
  const cases = process.env.DEMO_CASES === '0' ? 0 : await demonstrationCases()
  process.stdout.write(`${said}；演示：新增工作人员 ${staff} 名、居民 ${people} 名、办件 ${cases} 件\n`)
  return 0
}

seed()
  .then((code) => {
    process.exitCode = code
  })
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  })
  .finally(closeDatabase)
