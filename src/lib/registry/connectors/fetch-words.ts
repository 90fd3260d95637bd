/** How a look-up stands. `unconnected`: the connector has no address and key in the settings of this installation. */
export const fetchStates = ['waiting', 'fetched', 'failed', 'unconnected'] as const
export type FetchState = (typeof fetchStates)[number]

/** What it was asked for: a case, a task of a case, an account that was bound, a person at the counter. */
export const fetchPurposes = ['case', 'task', 'bind', 'counter'] as const
export type FetchPurpose = (typeof fetchPurposes)[number]

/** Why there is no answer. All but the last two are the register's or the line's fault: they count for the breaker. */
export const failureReasons = [
  'timeout',
  'unreachable',
  'busy',
  'server-error',
  'bad-signature',
  'stale-answer',
  'wrong-type',
  'too-large',
  'broken',
  'other-subject',
  'impossible',
  'refused',
  'not-found',
] as const
export type FailureReason = (typeof failureReasons)[number]

/** The register answered properly, and there is no use in asking the same again. */
const final: readonly FailureReason[] = ['refused', 'not-found']

/** Whether the same question may be answered later: true for everything but a clear no. */
export function mayRecover(reason: FailureReason): boolean {
  return !final.includes(reason)
}

/** Reasons after which a look-up is taken up again by itself when its register is well again. */
export const recoverable: readonly FailureReason[] = failureReasons.filter(mayRecover)
