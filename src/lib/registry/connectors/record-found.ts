import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import { recordFacts } from '../record-facts'
import type { Question } from './ask-register'
import type { FetchRow } from './claim-fetch'
import type { Found } from './read-answer'

type About = { row: FetchRow; subject: string; source: string; question: Question }

/**
 * Takes over what a register says of a person, as facts with their source and the look-up as reference. Where the name there
 * is another, nothing is taken over: the name is noted as contesting ours, for a steward, and the values stay with the look-up.
 */
export async function recordFound(tx: Transaction, found: Found, about: About): Promise<void> {
  const { row, subject, source } = about
  const told = { subject, source, ref: row.id, unitPath: row.unitPath }
  if (!found.agrees) return contestName(tx, found.name ?? '', about)
  const facts = Object.entries(found.values).map(([element, value]) => ({ ...told, element, value }))
  await recordFacts(tx, facts)
}

const nameElement = 'person.name'

async function contestName(tx: Transaction, name: string, { row, subject, source, question }: About): Promise<void> {
  const told = { subject, element: nameElement, unitPath: row.unitPath }
  const where = { subject, element: nameElement, unitPath: { in: pathsAbove(row.unitPath) } }
  const known = await tx.factNow.findFirst({ where, select: { fact: true } })
  // Ours as the case has it from the card, so that there is something to contest.
  const ours = known ? [] : [{ ...told, value: question.subject.name, source: 'id-card' }]
  await recordFacts(tx, [...ours, { ...told, value: name, source, ref: row.id, doubtful: true }])
}

/** A path and those above it: the projection lies at the street, whatever unit below it told. */
function pathsAbove(path: string): string[] {
  const keys = path.split('/').filter(Boolean)
  return keys.map((_, index) => `${keys.slice(0, index + 1).join('/')}/`)
}
