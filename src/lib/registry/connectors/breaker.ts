/**
 * Circuit breaker of one connector. Closed: everybody may call. Open: nobody until `openUntil`. Then half-open: one caller
 * probes until `probeUntil`, and its outcome closes or opens it again. Pure; all processes keep the state in one row.
 */
export type Breaker = { failures: number; openUntil: Date | null; probeUntil: Date | null }
/** `failures` in a row open it for `seconds`; a probe that has not come back after `probeSeconds` counts as lost. */
export type BreakerRules = { failures: number; seconds: number; probeSeconds: number }

export const closed: Breaker = { failures: 0, openUntil: null, probeUntil: null }

const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000)

/** How it stands at an instant, for screens. */
export function breakerState({ openUntil }: Breaker, at: Date): 'closed' | 'open' | 'half-open' {
  if (!openUntil) return 'closed'
  return openUntil > at ? 'open' : 'half-open'
}

/** Whether a call may be made now, and the state to keep then; otherwise when to ask again. */
export function admit(
  breaker: Breaker,
  rules: BreakerRules,
  at: Date,
): { go: true; next: Breaker } | { go: false; until: Date } {
  const { openUntil, probeUntil } = breaker
  if (!openUntil) return { go: true, next: breaker }
  if (openUntil > at) return { go: false, until: openUntil }
  if (probeUntil && probeUntil > at) return { go: false, until: probeUntil }
  return { go: true, next: { ...breaker, probeUntil: later(at, rules.probeSeconds) } }
}

/** The state after a call has come back. A late failure of a call made before it opened does not open it for longer. */
export function settled(breaker: Breaker, rules: BreakerRules, { ok, at }: { ok: boolean; at: Date }): Breaker {
  if (ok) return closed
  const failures = breaker.failures + 1
  if (breaker.openUntil && breaker.openUntil > at) return { ...breaker, failures }
  if (!breaker.openUntil && failures < rules.failures) return { failures, openUntil: null, probeUntil: null }
  return { failures, openUntil: later(at, rules.seconds), probeUntil: null }
}

/** Seconds to wait before the try that follows `tries` tries: doubled each time, an hour at most. */
export function backoff(tries: number, first: number): number {
  return Math.min(3600, first * 2 ** Math.max(0, tries - 1))
}
