import 'server-only'
import { open } from '@/lib/kernel/crypto'
import { maskMobile } from '@/lib/kernel/mask'
import type { Transaction } from '@/lib/kernel/transaction'

/** Places that the parts of a contact are sealed for. */
export const contactPlace = (id: string) => `contact.value_enc:${id}`
export const whoPlace = (id: string) => `contact.who_enc:${id}`

export type ContactView = { id: string; kind: string; value: string; who: string | null; since: string }

/** How a subject is reached now, phones and addresses masked, newest first. */
export async function contactsOf(tx: Transaction, subject: string): Promise<ContactView[]> {
  const rows = await tx.contact.findMany({ where: { subject, to: null }, orderBy: { id: 'desc' }, take: 20 })
  return rows.map(({ id, kind, valueEnc, whoEnc, from }) => ({
    id,
    kind,
    value: masked(kind, open(valueEnc, contactPlace(id))),
    who: whoEnc ? open(whoEnc, whoPlace(id)) : null,
    since: from.toISOString().slice(0, 10),
  }))
}

function masked(kind: string, value: string): string {
  if (kind !== 'email') return maskMobile(value)
  const [name = '', domain = ''] = value.split('@')
  return `${name.slice(0, 1)}***@${domain}`
}
