import 'server-only'
import type { Provider } from './outgoing'

/** The demonstration's gateway: nothing leaves the house, the text is read on the outbox page of the staff. */
export const outbox: Provider = async () => undefined
