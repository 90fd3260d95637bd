import type { Effect, EffectKind } from './effects'
import type { Kind } from './schema'

/** Which kind of document the first word of an effect names; `null`: it names no document. */
const targets: Record<EffectKind, Kind | null> = {
  write: 'register',
  fact: null,
  post: 'register',
  reserve: null,
  release: null,
  open: 'service',
  collect: 'register',
  share: null,
  issue: 'template',
  notify: 'template',
  survey: 'form',
}

/** The kind of an effect: its own word. */
export function effectKind(effect: Effect): EffectKind {
  return Object.keys(targets).find((kind) => kind in effect) as EffectKind
}

/** The document that an effect names, or the path (`$with.paper`) that will name it; `null` when it names none. */
export function effectTarget(effect: Effect): { kind: Kind; key: string } | null {
  const word = effectKind(effect)
  const kind = targets[word]
  return kind ? { kind, key: String((effect as Record<string, unknown>)[word]) } : null
}
