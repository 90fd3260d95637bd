import 'server-only'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'

/** A consent as it is given: by whom, to which text of which publication, in which case. `guardian`: for a child under 14. */
export type GivenConsent = {
  resident: string
  purpose: string
  textVersion: string
  channel: string
  caseId: string
  unitPath: string
  account: string | null
  guardian: string | null
}

/** Adds consents to the ledger; it is only ever added to. */
export async function recordConsents(tx: Transaction, given: readonly GivenConsent[]): Promise<void> {
  if (given.length === 0) return
  await tx.consent.createMany({ data: given.map((each) => ({ id: newId(), given: true, ...each })) })
}

/** A consent with its withdrawal, if there is one. */
export type ConsentRow = GivenConsent & { id: string; at: Date; withdrawnAt: Date | null }

type Row = Omit<ConsentRow, 'withdrawnAt'> & { withdrawn_at: Date | null }

/** What a person consented to, newest first, at most 200; of those the actor may see. */
export async function consentsOf(tx: Transaction, resident: string): Promise<ConsentRow[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT g.id, g.at, g.resident, g.purpose, g.text_version AS "textVersion", g.channel, g.case_id AS "caseId", g.unit_path AS "unitPath",
      g.account, g.guardian, w.at AS withdrawn_at
    FROM consent g LEFT JOIN consent w ON w.withdraws = g.id WHERE g.resident = ${resident}::uuid AND g.given ORDER BY g.id DESC LIMIT 200`
  return rows.map(({ withdrawn_at: withdrawnAt, ...row }) => ({ ...row, withdrawnAt }))
}

/** One consent that the actor may see, with its withdrawal. */
export async function consentById(tx: Transaction, id: string): Promise<ConsentRow | null> {
  const row = await tx.consent.findFirst({ where: { id, given: true } })
  const withdrawal = row && (await tx.consent.findFirst({ where: { withdraws: id }, select: { at: true } }))
  if (!row) return null
  const { caseId, ...plain } = row
  return { ...plain, caseId: caseId ?? '', withdrawnAt: withdrawal?.at ?? null }
}

/** Adds the withdrawal of a consent. What was lawfully done before stands. */
export async function recordWithdrawal(
  tx: Transaction,
  { consent, account, channel }: { consent: ConsentRow; account: string; channel: string },
): Promise<void> {
  const { id: withdraws, resident, purpose, textVersion, caseId, unitPath } = consent
  const same = { resident, purpose, textVersion, caseId: caseId || null, unitPath }
  await tx.consent.createMany({ data: [{ id: newId(), ...same, given: false, withdraws, account, channel }] })
}
