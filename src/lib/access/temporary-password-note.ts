import 'server-only'
import { now } from '@/lib/kernel/clock'
import { mac, open, seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'

const kind = 'temporary-password'
const readableMs = 10 * 60_000
const place = (id: string) => `challenge.data_enc:${id}`

type Between = { reader: string; account: string }

/** Keeps a temporary password for ten minutes where only the administrator who made it can read it, to hand it over. */
export async function noteTemporaryPassword(
  tx: Transaction,
  { reader, account }: Between,
  password: string,
): Promise<void> {
  const [id, macOf] = [newId(), mac(kind, account)]
  await tx.challenge.updateMany({ where: { kind, macOf, account: reader, usedAt: null }, data: { usedAt: now() } })
  const until = new Date(now().getTime() + readableMs)
  await tx.challenge.createMany({
    data: [{ id, kind, macOf, account: reader, until, dataEnc: seal(password, place(id)) }],
  })
}

/** The temporary password that this administrator made for that account in the last ten minutes, or null. */
export async function notedTemporaryPassword(tx: Transaction, { reader, account }: Between): Promise<string | null> {
  const row = await tx.challenge.findFirst({
    where: { kind, macOf: mac(kind, account), account: reader, usedAt: null, until: { gt: now() } },
    select: { id: true, dataEnc: true },
    orderBy: { id: 'desc' },
  })
  return row?.dataEnc ? open(row.dataEnc, place(row.id)) : null
}
