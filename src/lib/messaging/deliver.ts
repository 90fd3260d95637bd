import 'server-only'
import { now } from '@/lib/kernel/clock'
import type { ProviderName } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import type { Transaction } from '@/lib/kernel/transaction'
import { transaction } from '@/lib/kernel/transaction'
import { knownFacts } from '@/lib/registry/facts'
import { hasDied } from '@/lib/registry/people/set-died'
import { isLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { deliveryRow, openDelivery } from './delivery-row'
import { openMessage } from './message-body'
import { providers } from './providers'
import type { Outgoing } from './providers/outgoing'

export type DeliverJob = { message: string } | { delivery: string }
type Claimed = Outgoing & { provider: ProviderName }

/**
 * The worker's sending of one text message. Each row goes waiting → sending → sent; a worker killed on the way leaves
 * `sending`, and the next attempt sends again under the same id, by which the gateway tells a repetition: nothing is
 * lost, and nothing is sent twice where the gateway honours the id. Throws when the gateway refused: the job comes again,
 * and with `last` the row is marked failed.
 */
export async function deliver(job: DeliverJob, last: boolean): Promise<void> {
  const id = 'delivery' in job ? job.delivery : await prepare(job.message)
  const claimed = id === null ? null : await claim(id)
  if (!claimed) return
  const { provider, ...outgoing } = claimed
  try {
    await providers[provider](outgoing)
  } catch (problem) {
    if (last) await mark(outgoing.id, 'failed')
    throw problem
  }
  await mark(outgoing.id, 'sent')
}

/** The row of a message's text, made once: it carries the message's own id. Null when there is no number to send to. */
async function prepare(message: string): Promise<string | null> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const select = { titleEnc: true, bodyEnc: true, toPerson: true, locale: true } as const
    const row = await tx.message.findUnique({ where: { id: message }, select })
    const to = row?.toPerson ? await mobileOf(tx, row.toPerson) : null
    const sms = row && openMessage(message, row).body.sms
    if (!row || !to || !sms) {
      log.info({ message, number: to !== null }, 'no text message is sent for this message')
      return null
    }
    const body = say(sms, isLocale(row.locale) ? row.locale : 'zh-Hans')
    const data = [deliveryRow({ id: message, message, purpose: 'notice', to, body })]
    await tx.delivery.createMany({ data, skipDuplicates: true })
    return message
  })
}

/** Null, too, for somebody who has died: their phone is in other hands now. */
async function mobileOf(tx: Transaction, person: string): Promise<string | null> {
  if (await hasDied(tx, person)) return null
  const facts = await knownFacts(tx, person)
  const value = facts['person.mobile']?.value
  return typeof value === 'string' && value !== '' ? value : null
}

function claim(id: string): Promise<Claimed | null> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const where = { id, state: { in: ['waiting', 'sending'] } }
    const { count } = await tx.delivery.updateMany({ where, data: { state: 'sending', tries: { increment: 1 } } })
    if (count === 0) return null
    const select = { id: true, purpose: true, provider: true, toEnc: true, bodyEnc: true } as const
    const row = await tx.delivery.findUniqueOrThrow({ where: { id }, select })
    return { id, purpose: row.purpose, provider: row.provider as ProviderName, ...openDelivery(row) }
  })
}

function mark(id: string, state: 'sent' | 'failed'): Promise<unknown> {
  const data = { state, ...(state === 'sent' && { sentAt: now() }) }
  return transaction({ as: 'worker' }, ({ tx }) => tx.delivery.updateMany({ where: { id, state: 'sending' }, data }))
}
