import 'server-only'
import { z } from 'zod'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { countUp } from '@/lib/kernel/count-up'
import { seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { noOverlap } from '../no-overlap'
import { assertUnit } from '../own-street'
import { idOrNone, text, textOrNone, ticked } from '../typed-input'
import { addressPlace } from './dwelling-address'
import { holdPlace, type PlaceKind, placeKinds } from './place-subject'
import { checkedPlace, placeFields } from './place-typed'

const letters: Readonly<Record<PlaceKind, string>> = { building: 'B', dwelling: 'D', premises: 'P', facility: 'F' }

/**
 * Adds a building, a dwelling in a building, premises or a facility. A dwelling lies where its building lies and carries
 * its name; what is left of its address is kept encrypted. A number that is left out is made up: division, letter, year,
 * serial. Refuses a number that the street has given to another place.
 */
export const addPlace = command({
  name: 'add-place',
  permission: 'place.write',
  input: z.strictObject({
    kind: z.enum(placeKinds, 'required_choice'),
    parent: idOrNone,
    unit: text(200),
    code: textOrNone(40),
    ...placeFields,
    /** Asked from the screen of collectors, which goes on with it. */
    collecting: ticked,
  }),
  subject: async ({ input: { unit } }) => ({ unitPath: unit }),
  run: async ({ tx, input: typed, audit }) => {
    const { kind, unit: unitPath, detail } = typed
    await assertUnit(tx, unitPath)
    const { parent, name } = await parentAndName(tx, typed)
    if (kind === 'dwelling' && !detail) throw invalid('detail', 'required')
    const id = newId()
    const more = await checkedPlace(tx, { unitPath, typed })
    const code = typed.code ?? (await freshPlaceCode(tx, { unitPath, kind, division: more.division }))
    const addressEnc = detail ? seal(name + detail, addressPlace(id)) : null
    const row = { id, code, kind, unitPath, parent, name, addressEnc, from: new Date(today()), ...more }
    await noOverlap('place-code', () => tx.place.createMany({ data: [row] }))
    audit({ subject: id, unitPath, detail: { kind } })
    const collect = kind === 'dwelling' ? `dwelling=${id}` : `building=${id}`
    const to = typed.collecting ? `/registers/places/collect?${collect}` : `/registers/places/${id}?done=added`
    return { to, data: { id } }
  },
})

type Typed = { kind: PlaceKind; parent?: string; unit: string; name?: string }

async function parentAndName(tx: Transaction, typed: Typed): Promise<{ parent: string | null; name: string }> {
  const { kind, parent: id, unit, name } = typed
  if (kind !== 'dwelling' && !id) {
    if (!name) throw invalid('name', 'required')
    return { parent: null, name }
  }
  if (!id) throw invalid('parent', 'required_choice')
  const parent = await holdPlace(tx, id)
  if (parent.kind !== 'building') throw invalid('parent', 'choice')
  if (parent.unitPath !== unit) throw invalid('unit', 'not-where-building')
  return { parent: id, name: kind === 'dwelling' ? parent.name : (name ?? parent.name) }
}

async function freshPlaceCode(
  tx: Transaction,
  { unitPath, kind, division }: { unitPath: string; kind: PlaceKind; division: string | null },
): Promise<string> {
  const period = Number(today().slice(0, 4))
  const no = await countUp(tx, { series: `place-${kind}`, unitPath, period })
  return `${division ?? unitPath.split('/').at(-2)}${letters[kind]}${period}${String(no).padStart(4, '0')}`
}
