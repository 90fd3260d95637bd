import 'server-only'
import type { ProviderName } from '@/lib/kernel/env'
import { console } from './console'
import { http } from './http'
import { outbox } from './outbox'
import type { Provider } from './outgoing'

/** Ways for a text message to reach a phone; `SMS_PROVIDER` chooses one. */
export const providers = { console, http, outbox } satisfies Record<ProviderName, Provider>
