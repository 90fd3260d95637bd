import { seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { InventedHousehold } from '../person'
import type { Ground } from './ground'
import type { RowOf } from './table-columns'

/** Before anybody of the demonstration moved in. */
const builtOn = '1998-01-01'

/** The dwelling of a household, and its building when that is not there yet. Only the building is named in plain text. */
export function placeRows(ground: Ground, household: InventedHousehold): { id: string; rows: RowOf<'place'>[] } {
  const { code, community: unit_path, building, flat, rented } = household
  const key = community(household)
  const buildingCode = household.buildingCode ?? `${key}-${building}`
  const known = ground.places.get(buildingCode)
  const parent = known ?? newId()
  ground.places.set(buildingCode, parent)
  const id = newId()
  const dwellingCode = household.buildingCode ? `${buildingCode}-${flatCode(flat)}` : `${code}-dwelling`
  const address_enc = seal(building + flat, `place.address_enc:${id}`)
  const where = { unit_path, name: building, from: builtOn, ...numbered(household) }
  const above = { ...where, id: parent, code: buildingCode, kind: 'building', type: 'P01', rented: false }
  const flatType = rented ? 'P03' : 'P02'
  const dwelling = { ...where, id, code: dwellingCode, kind: 'dwelling', type: flatType, parent, address_enc, rented }
  return { id, rows: known ? [dwelling] : [above, dwelling] }
}

/** Twelve digits of the community and three of the grid, where the building is numbered by them. */
function numbered({ buildingCode = '' }: InventedHousehold): { division?: string; grid?: string } {
  const [, division, grid] = /^(\d{12})(\d{3})-/.exec(buildingCode) ?? []
  return division && grid ? { division, grid } : {}
}

function community({ community: path }: InventedHousehold): string {
  return path.split('/').at(-2) ?? ''
}

/** 2单元302室 → 2-302 */
function flatCode(flat: string): string {
  return flat.replace('单元', '-').replace('室', '')
}
