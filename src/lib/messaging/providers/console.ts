import 'server-only'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import type { Provider } from './outgoing'

/**
 * For an installation without a gateway: says in the log that a text message was due. What it said is shown in the
 * demonstration only, so that a sign-in code never lies in a production log.
 */
export const console: Provider = async ({ id, purpose, body }) => {
  log.warn({ delivery: id, purpose, ...(env().DEMO && { body }) }, 'no gateway for text messages is set')
}
