import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { now, setClock } from '@/lib/kernel/clock'
import { admit, type Breaker, backoff, breakerState, closed, settled } from '@/lib/registry/connectors/breaker'

const rules = { failures: 3, seconds: 30, probeSeconds: 10 }
let seconds = 0
const pass = (more: number) => {
  seconds += more
}
const start = () => {
  seconds = 0
  setClock(() => new Date(Date.UTC(2026, 10, 24) + seconds * 1000))
}
afterEach(() => setClock(null))

const fail = (breaker: Breaker) => settled(breaker, rules, { ok: false, at: now() })
const succeed = (breaker: Breaker) => settled(breaker, rules, { ok: true, at: now() })

describe('the circuit breaker', () => {
  it('opens after three failures in a row and lets nobody through until its time is over', () => {
    start()
    const open = fail(fail(fail(closed)))
    expect(breakerState(open, now())).toBe('open')
    expect(admit(open, rules, now())).toEqual({ go: false, until: open.openUntil })
    pass(29)
    expect(admit(open, rules, now()).go).toBe(false)
    pass(1)
    expect(breakerState(open, now())).toBe('half-open')
    expect(admit(open, rules, now()).go).toBe(true)
  })

  it('counts failures in a row only', () => {
    start()
    expect(fail(fail(succeed(fail(fail(closed)))))).toMatchObject({ failures: 2, openUntil: null })
  })

  it('lets one caller probe, and another when the first does not come back', () => {
    start()
    const open = fail(fail(fail(closed)))
    pass(30)
    const first = admit(open, rules, now())
    if (!first.go) throw new Error('no probe')
    expect(admit(first.next, rules, now())).toEqual({ go: false, until: first.next.probeUntil })
    pass(10)
    expect(admit(first.next, rules, now()).go).toBe(true)
  })

  it('closes after a probe that succeeds and opens again after one that fails', () => {
    start()
    const open = fail(fail(fail(closed)))
    pass(30)
    expect(succeed(open)).toEqual(closed)
    const again = fail(open)
    expect(breakerState(again, now())).toBe('open')
    pass(30)
    expect(breakerState(again, now())).toBe('half-open')
  })

  it('is not kept open longer by calls that were under way when it opened', () => {
    start()
    const open = fail(fail(fail(closed)))
    pass(20)
    expect(fail(open).openUntil).toEqual(open.openUntil)
  })

  it('never lets two probes through at once, and always recovers when the register is well', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('ask', 'fail', 'ok'), fc.integer({ min: 0, max: 40 })), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(steps, (walk) => {
        start()
        let breaker: Breaker = closed
        for (const [what, wait] of walk) {
          pass(wait)
          if (what === 'fail') breaker = fail(breaker)
          if (what === 'ok') breaker = succeed(breaker)
          if (what !== 'ask') continue
          const asked = admit(breaker, rules, now())
          if (asked.go) breaker = asked.next
          if (asked.go && breaker.openUntil) expect(admit(breaker, rules, now()).go).toBe(false)
        }
        pass(rules.seconds + rules.probeSeconds)
        expect(admit(breaker, rules, now()).go).toBe(true)
        expect(succeed(breaker)).toEqual(closed)
      }),
    )
  })
})

it('waits twice as long before each further try, an hour at most', () => {
  expect([1, 2, 3, 4].map((tries) => backoff(tries, 10))).toEqual([10, 20, 40, 80])
  expect(backoff(50, 10)).toBe(3600)
})
