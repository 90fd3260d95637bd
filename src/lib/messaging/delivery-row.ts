import 'server-only'
import { open, seal } from '@/lib/kernel/crypto'
import { env } from '@/lib/kernel/env'
import type { Outgoing } from './providers/outgoing'

/** A text message as its row: number and words are envelopes. The provider is the one set at this moment. */
export function deliveryRow({ id, purpose, to, body, message }: Outgoing & { message?: string }) {
  return {
    id,
    purpose,
    message,
    provider: env().SMS_PROVIDER,
    toEnc: seal(to, `delivery.to_enc:${id}`),
    bodyEnc: seal(body, `delivery.body_enc:${id}`),
  }
}

/** The number and the words of a row. */
export function openDelivery(row: { id: string; toEnc: string; bodyEnc: string }): { to: string; body: string } {
  return {
    to: open(row.toEnc, `delivery.to_enc:${row.id}`),
    body: open(row.bodyEnc, `delivery.body_enc:${row.id}`),
  }
}
