import 'server-only'
import { askRegister } from './ask-register'
import { claimFetch } from './claim-fetch'
import { settleFetch } from './settle-fetch'

/**
 * The worker's look-up: claims it, asks the register outside any transaction, writes down what came of it. Harmless when it
 * runs twice or in two processes at once: one of them has the lease. Killed on the way, it is taken up when the lease ends.
 */
export async function carryOutFetch(id: string): Promise<void> {
  const claimed = await claimFetch(id)
  if (!claimed) return
  const { question, connection, connector } = claimed
  await settleFetch(claimed, await askRegister(question, connection, connector.timeoutMs))
}
