import 'server-only'
import { now } from './clock'
import { openJson, sealJson } from './crypto'
import { newId } from './ids'
import type { Transaction } from './transaction'

const keptMs = 30 * 60_000
const place = (id: string) => `bounced_form.values_enc:${id}`

/** Keeps a value for half an hour beside the refused forms, sealed, for this account alone. Answers its id, which may stand in an address. */
export async function park(tx: Transaction, { account, value }: { account: string; value: unknown }): Promise<string> {
  const id = newId()
  const until = new Date(now().getTime() + keptMs)
  await tx.bouncedForm.createMany({ data: [{ id, owner: account, valuesEnc: sealJson(value, place(id)), until }] })
  return id
}

/** What was kept under this id, or null when it is not the reader's own or its time is over. The caller checks its shape. */
export async function parked(tx: Transaction, id: string): Promise<unknown> {
  const row = await tx.bouncedForm.findFirst({ where: { id, until: { gt: now() } }, select: { valuesEnc: true } })
  return row ? openJson<unknown>(row.valuesEnc, place(id)) : null
}
