import 'server-only'
import { unwrapKey, wrapNewKey } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'

/** The bare data keys of people by their id, for one piece of work; `id` is the row that the key rests in, wrapped. */
export type PersonKeys = ReadonlyMap<string, { id: string; key: Uint8Array }>

const place = (id: string) => `person_key.key_enc:${id}`

/** A data key for a person who has none: the row that it rests in, wrapped, and the bare key. */
export function newPersonKey(resident: string) {
  const id = newId()
  const wrapped = wrapNewKey(place(id))
  return { id, resident, wrapped, key: unwrapKey(wrapped, place(id)) }
}

/**
 * The data keys with which values of these people are sealed from now on, made where there is none, in one statement. Who
 * is no person of the register is missing from the answer. Staff and the worker may ask for anybody whose values they
 * write, residents for those they may act for; the answer says nothing of what is known of them.
 */
export async function personKeys(tx: Transaction, residents: readonly string[]): Promise<PersonKeys> {
  const wanted = [...new Set(residents)].map((each) => {
    const { id, resident, wrapped } = newPersonKey(each)
    return { id, resident, sealed: wrapped }
  })
  const rows = await tx.$queryRaw<{ id: string; resident: string; key_enc: string }[]>`
    SELECT id, resident, key_enc FROM registry_person_keys(${JSON.stringify(wanted)}::jsonb)`
  return new Map(rows.map(({ id, resident, key_enc }) => [resident, { id, key: unwrapKey(key_enc, place(id)) }]))
}

/** A key that came with a value; null when it was destroyed or is not the reader's to use. */
export function openPersonKey(id: string, wrapped: string | null): Uint8Array | null {
  return wrapped === null ? null : unwrapKey(wrapped, place(id))
}
