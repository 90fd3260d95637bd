import 'server-only'
import { open } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'

/** Place that the address of a place is sealed for. */
export const addressPlace = (id: string) => `place.address_enc:${id}`

/** A place as the value of an address: the division in plain, the detail in words. Null for one that the actor may not see. */
export async function dwellingAddress(
  tx: Transaction,
  id: string,
): Promise<{ division: string; detail: string } | null> {
  const found = await tx.place.findUnique({ where: { id }, select: { unitPath: true, name: true, addressEnc: true } })
  if (!found) return null
  const detail = found.addressEnc ? open(found.addressEnc, addressPlace(id)) : found.name
  return { division: found.unitPath, detail }
}
