import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Office } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'
import { visibleCases } from './visible-cases'

type Row = {
  id: string
  no: string
  service: string
  phase: string
  outcome: string | null
  received: Date
  due: string | null
  role: string
  papers: { id: string; number: string; title: Text | null; at: string; state: string }[]
}
/** A case of a person, with the papers it issued. `open`: somebody still has to do something. */
export type PersonCase = Omit<Row, 'service' | 'received' | 'papers'> & {
  name: string
  received: string
  open: boolean
  papers: { id: string; number: string; title: string; at: string; state: string }[]
}

const ended = ['closed', 'declined', 'withdrawn', 'moved']

/** Cases in which a person is a party, of those the actor may see, open ones first, newest first, at most 60; one statement. */
export async function personCases(
  tx: Transaction,
  person: string,
  { actor, office, locale }: { actor: Actor; office: Office; locale: Locale },
): Promise<PersonCase[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.no, c.service, c.phase, c.outcome, c.received_at AS received, c.due_on::text AS due, p.role,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title, 'at', d.at, 'state', d.state) ORDER BY d.at DESC), '[]')
        FROM paper d WHERE d.case_id = c.id) AS papers
    FROM party p JOIN "case" c ON c.id = p.case_id
    WHERE p.subject = ${person}::uuid AND ${visibleCases(actor, 'case.read')}
    ORDER BY c.phase IN (${Prisma.join(ended)}), c.received_at DESC, c.id LIMIT 60`
  return rows.map(({ service, received, papers, ...row }) => ({
    ...row,
    name: say(office.service(service)?.service.name ?? service, locale),
    received: received.toISOString(),
    open: !ended.includes(row.phase),
    papers: papers.map((paper) => ({ ...paper, title: say(paper.title ?? '', locale) })),
  }))
}
