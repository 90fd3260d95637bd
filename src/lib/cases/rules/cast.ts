import { passes } from '@/lib/forms/conditions'
import { resolve, type Scope, withRow } from '@/lib/forms/scope'
import { evaluate } from '@/lib/forms/values'
import type { CaseState, Compiled, Desk } from './state'

/** Somebody that a name of the cast stands for now: a desk, a person of the register, or everybody. */
export type Member = { desk: Desk } | { person: string } | { anyone: true }
/** What the rules need to know of who asks. */
export type Acting = { account: string | null; persons: readonly string[]; desks: readonly Desk[]; signedIn: boolean }

/** The path of a unit, whether a definition led to the path itself or to the unit with its names. */
export function unitPath(value: unknown): string | null {
  if (typeof value === 'string') return value || null
  if (typeof value !== 'object' || value === null) return null
  const unit = (value as { unit?: unknown }).unit
  return typeof unit === 'string' ? unit : null
}

/** The register's id of a person, whether a definition led to the id or to the person with their facts. */
export function personId(value: unknown): string | null {
  if (typeof value === 'string') return value || null
  if (typeof value !== 'object' || value === null) return null
  const resident = (value as { resident?: unknown }).resident
  return typeof resident === 'string' ? resident : null
}

function partyMembers(state: CaseState, role: string): Member[] {
  return state.parties.flatMap((party) => (party.role === role && party.subject ? [{ person: party.subject }] : []))
}

/** Who a name stands for, one member for each row when the cast says `each`. A name that is nobody now gives an empty list. */
export function members(
  compiled: Compiled,
  name: string,
  at: { state: CaseState; scope: Scope },
): { member: Member; row?: unknown }[] {
  if (name === 'anyone') return [{ member: { anyone: true } }]
  if (name === 'applicant' || name === 'agent' || name === 'guardian') {
    return partyMembers(at.state, name === 'agent' ? 'agent' : name).map((member) => ({ member }))
  }
  const who = compiled.cast[name]
  if (!who) return []
  const rows = who.each ? resolve(who.each as `$${string}`, at.scope) : [undefined]
  if (!Array.isArray(rows)) return []
  return rows.flatMap((row) => {
    const scope = row === undefined ? at.scope : withRow(at.scope, row)
    if (who.if !== undefined && !passes(who.if, scope)) return []
    return memberOf(who, { ...at, scope }).map((member) => ({ member, row }))
  })
}

function memberOf(who: Compiled['cast'][string], { state, scope }: { state: CaseState; scope: Scope }): Member[] {
  if ('role' in who) {
    const unit = unitPath(evaluate(who.at, scope))
    return unit ? [{ desk: { unit, role: who.role } }] : []
  }
  if ('party' in who) return partyMembers(state, who.party)
  if ('person' in who) {
    const found = resolve(who.person as `$${string}`, scope)
    return [found]
      .flat()
      .flatMap((one) => personId(one) ?? [])
      .map((person) => ({ person }))
  }
  return []
}

/** Accounts that a name of the cast keeps away from a task: those who took an action (four eyes, recusal). */
export function excepted(compiled: Compiled, name: string, state: CaseState): string[] {
  const who = compiled.cast[name]
  return (who?.except ?? []).flatMap((other) => {
    const action = compiled.cast[other]
    return action && 'actor' in action ? (state.actedBy[action.actor] ?? []) : []
  })
}

/** Whether the one who asks is a member that may act under this name. */
export function isMember(
  compiled: Compiled,
  name: string,
  at: { state: CaseState; scope: Scope; acting: Acting },
): boolean {
  const { acting, state } = at
  if (acting.account && excepted(compiled, name, state).includes(acting.account)) return false
  return members(compiled, name, at).some(({ member }) => matches(member, acting))
}

function matches(member: Member, acting: Acting): boolean {
  if ('anyone' in member) return acting.signedIn
  if ('person' in member) return acting.persons.includes(member.person)
  return acting.desks.some((desk) => desk.unit === member.desk.unit && desk.role === member.desk.role)
}
