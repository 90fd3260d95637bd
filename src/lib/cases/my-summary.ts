import 'server-only'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { now, today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { caseLight } from './views/clock-view'

/** One of my cases in a list. `waits`: it waits for me, `until` this date. */
export type CaseCard = {
  id: string
  no: string
  service: string
  stage: string
  phase: string
  outcome: string | null
  receivedAt: Date
  closedAt: Date | null
  dueOn: string | null
  light: ReturnType<typeof caseLight>
  waits: boolean
  until: string | null
}
/** An application that I have not submitted yet. */
export type DraftCard = { id: string; service: string; savedAt: Date; diesAt: Date }

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** My open applications, last saved first. */
export async function myDrafts(tx: Transaction, actor: Actor, locale: Locale): Promise<DraftCard[]> {
  const office = await loadOffice(tx)
  const rows = await tx.draft.findMany({
    where: { owner: actor.account ?? '', caseId: null, diesAt: { gt: now() } },
    select: { id: true, service: true, savedAt: true, diesAt: true },
    orderBy: { savedAt: 'desc' },
    take: 20,
  })
  return rows.map(({ service, ...row }) => ({ ...row, service: serviceName(office, service, locale) }))
}

function serviceName(office: Office, key: string, locale: Locale): string {
  const name = office.service(key)?.service.name
  return name === undefined ? key : say(name, locale)
}

const columns = {
  id: true,
  no: true,
  version: true,
  stage: true,
  phase: true,
  outcome: true,
  receivedAt: true,
  acceptedAt: true,
  closedAt: true,
  dueOn: true,
  legalDueOn: true,
} as const

export type CasesWanted = { actor: Actor; locale: Locale; take: number; before?: string; phase?: string }

/** Cases of the persons I am or act for, newest first; `before` is the id after which the page begins. */
export async function myCaseCards(tx: Transaction, wanted: CasesWanted): Promise<CaseCard[]> {
  const { actor, locale, take, before, phase } = wanted
  const office = await loadOffice(tx)
  const rows = await tx.case.findMany({
    where: {
      parties: { hasSome: [...actor.persons] },
      ...(before && { id: { lt: before } }),
      ...(phase && { phase }),
    },
    select: columns,
    orderBy: { id: 'desc' },
    take,
  })
  const waiting = rows.filter((row) => row.phase === 'supplement').map((row) => row.id)
  const ends = await waitingUntil(tx, waiting)
  const card = async ({ version, acceptedAt, legalDueOn, ...row }: (typeof rows)[number]): Promise<CaseCard> => {
    const { compiled } = await compiledVersion(tx, version)
    const stage = compiled.stages[row.stage]
    const limits = {
      dueOn: day(row.dueOn),
      legalDueOn: day(legalDueOn),
      acceptedAt: acceptedAt?.toISOString() ?? null,
      closedAt: row.closedAt?.toISOString() ?? null,
    }
    return {
      ...row,
      service: say(compiled.service.name, locale),
      stage: stage ? say(stage.name, locale) : '',
      dueOn: limits.dueOn,
      light: caseLight(limits, { calendar: office.calendar, today: today() }),
      waits: row.phase === 'supplement',
      until: ends.get(row.id) ?? null,
    }
  }
  return Promise.all(rows.map(card))
}

/** The day until which each of these cases waits for its applicant: the first of its running clocks to end. */
async function waitingUntil(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const clocks = await tx.clock.findMany({
    where: { caseId: { in: ids }, state: 'running', dueOn: { not: null } },
    select: { caseId: true, dueOn: true },
    orderBy: { dueOn: 'desc' },
  })
  return new Map(clocks.map((clock) => [clock.caseId, day(clock.dueOn) ?? '']))
}
