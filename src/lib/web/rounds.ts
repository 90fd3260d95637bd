import 'server-only'
import { setMaxListeners } from 'node:events'
import { log } from '@/lib/kernel/log'

/** Something done again and again, one turn after the other. A turn that answers true is followed by the next at once. */
export type Round = { name: string; seconds: number; turn: () => Promise<unknown> }

/**
 * Starts rounds and answers how to stop them: no new turn begins, and the promise waits for those under way. A turn that
 * fails is logged and tried again at the next time.
 */
export function startRounds(rounds: readonly Round[]): () => Promise<void> {
  const stopping = new AbortController()
  // Each round waits for it, and no more.
  setMaxListeners(rounds.length, stopping.signal)
  const running = rounds.map((round) => goRound(round, stopping.signal))
  return async () => {
    stopping.abort()
    await Promise.all(running)
  }
}

async function goRound({ name, seconds, turn }: Round, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const again = await turn().catch((problem: unknown) => {
      log.error({ err: problem, round: name }, 'a round of the worker failed')
      return false
    })
    if (again !== true) await pause(seconds * 1000, stop)
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(timer)
      stop.removeEventListener('abort', finish)
      done()
    }
    const timer = setTimeout(finish, ms)
    if (stop.aborted) finish()
    stop.addEventListener('abort', finish)
  })
}
