import 'server-only'
import type { CodeSender } from '@/lib/access/code-sender'
import { newId } from '@/lib/kernel/ids'
import { deliveryRow } from './delivery-row'

/** The text message of a sign-in code, in both languages because the reader is not known yet. */
function words(code: string): string {
  return `【一口】登录验证码 ${code}，5 分钟内有效。请勿告诉他人。Your sign-in code is ${code}, valid for 5 minutes.`
}

/** Leaves a sign-in code for the worker to send, in the transaction of the sign-in desk. */
export const sendPhoneCode: CodeSender = async ({ tx, emit }, { mobile, code }) => {
  const id = newId()
  const row = deliveryRow({ id, purpose: 'phone-code', to: mobile, body: words(code) })
  await tx.delivery.createMany({ data: [row] })
  emit('deliver', { delivery: id })
}
