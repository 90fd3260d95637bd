import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { seal } from '@/lib/kernel/crypto'
import { invalid } from '@/lib/kernel/refusal'
import { addressPlace } from './dwelling-address'
import { holdPlace, placeSubject } from './place-subject'
import { checkedPlace, placeFields } from './place-typed'

/**
 * Amends what is said of a place. A new name of a building is that of its dwellings too. The detail of an address stays as
 * it is when it is left empty.
 */
export const amendPlace = command({
  name: 'amend-place',
  permission: 'place.write',
  input: z.strictObject({ place: z.uuid('not-found'), ...placeFields }),
  subject: ({ tx, input }) => placeSubject(tx, input.place),
  run: async ({ tx, input: { place: id, ...typed }, audit }) => {
    const place = await holdPlace(tx, id)
    const { unitPath, kind } = place
    if (kind !== 'dwelling' && !typed.name) throw invalid('name', 'required')
    const name = kind === 'dwelling' ? place.name : (typed.name ?? place.name)
    const more = await checkedPlace(tx, { unitPath, typed })
    const detail = typed.detail ? { addressEnc: seal(name + typed.detail, addressPlace(id)) } : {}
    await tx.place.updateMany({ where: { id }, data: { name, ...more, ...detail } })
    if (kind === 'building') await tx.place.updateMany({ where: { parent: id, kind: 'dwelling' }, data: { name } })
    audit({ subject: id, unitPath, detail: { renamed: name !== place.name, address: Boolean(typed.detail) } })
    return { to: `/registers/places/${id}?done=amended` }
  },
})
