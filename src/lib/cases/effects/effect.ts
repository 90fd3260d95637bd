import 'server-only'
import type { z } from 'zod'
import type { Pinned } from '@/lib/catalogue/compiled-by-lock'
import type { CarriedOut, effectSchemas } from '@/lib/catalogue/effects'
import type { Office } from '@/lib/catalogue/office'
import { isKnown } from '@/lib/forms/conditions'
import type { Value } from '@/lib/forms/expressions'
import type { Scope } from '@/lib/forms/scope'
import { evaluate } from '@/lib/forms/values'
import type { Transaction } from '@/lib/kernel/transaction'
import type { CaseState, Mover } from '../rules/state'

export type Emit = (topic: string, payload: Record<string, string>) => void

/** What an effect works on: the case after the move, already written, and the scope that its values are evaluated in. */
export type EffectGround = {
  tx: Transaction
  emit: Emit
  state: CaseState
  pinned: Pinned
  office: Office
  version: string
  scope: Scope
  mover: Mover
}
export type EffectOf<K extends CarriedOut> = z.infer<(typeof effectSchemas)[K]>
export type CarryOut<K extends CarriedOut> = (effect: EffectOf<K>, ground: EffectGround) => Promise<void>

/** The key of a document that an effect names, directly or through a parameter; null when the parameter is not set. */
export function keyOf(named: string, scope: Scope): string | null {
  if (!named.startsWith('$')) return named
  const found = evaluate(named as Value, scope)
  return typeof found === 'string' ? found : null
}

/** The values of a `set`, evaluated; what is unknown is left out. Persons and units become their ids. */
export function evaluated(set: Record<string, unknown>, scope: Scope): Record<string, unknown> {
  const pairs = Object.entries(set).map(([name, value]) => [name, reference(evaluate(value as Value, scope))] as const)
  return Object.fromEntries(pairs.filter(([, value]) => isKnown(value)))
}

function reference(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { resident, unit, kind } = value as { resident?: unknown; unit?: unknown; kind?: unknown }
  if (typeof resident === 'string') return resident
  return typeof unit === 'string' && kind !== undefined ? unit : value
}
