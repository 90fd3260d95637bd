import 'server-only'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'

/** A case of a person in a word. */
export type CaseInBrief = {
  id: string
  no: string
  service: string
  phase: string
  stage: string
  receivedAt: Date
  closedAt: Date | null
}

/** Cases in which a person is a party, newest first, at most 500; of those the actor may see. */
export async function casesOfPerson(tx: Transaction, person: string, locale: Locale): Promise<CaseInBrief[]> {
  const rows = await tx.case.findMany({
    where: { parties: { has: person } },
    select: { id: true, no: true, version: true, phase: true, stage: true, receivedAt: true, closedAt: true },
    orderBy: { id: 'desc' },
    take: 500,
  })
  return Promise.all(
    rows.map(async ({ version, stage, ...row }) => {
      const { compiled } = await compiledVersion(tx, version)
      const at = compiled.stages[stage]
      return { ...row, service: say(compiled.service.name, locale), stage: at ? say(at.name, locale) : '' }
    }),
  )
}
