import type { Dice } from '../dice'
import type { InventedPerson } from '../person'

/**
 * What has happened to a household: its people came on some day, one of them died or moved away, and the head of a
 * household that lost its head is another since. Without it everybody would have lived here for ever.
 */
export function happened(dice: Dice, members: readonly InventedPerson[], newcomers: boolean): InventedPerson[] {
  const arrived = newcomers ? dice.between(40, 1500) : dice.between(700, 9000)
  const settled = members.map((member) => ({ ...member, arrived: Math.min(arrived, daysOld(member)) }))
  const old = settled.findIndex(({ birth }) => Number(birth.slice(0, 4)) < 1956)
  if (old >= 0 && dice.chance(9)) return lost(settled, { at: old, how: 'died', ago: dice.between(10, 690) })
  if (newcomers && dice.chance(9)) {
    const left = dice.between(2, Math.min(300, arrived - 1))
    return settled.map((member) => ({ ...member, left: Math.min(left, member.arrived - 1) }))
  }
  const grown = settled.findIndex(({ relation, guardian }) => ['20', '30'].includes(relation) && guardian === undefined)
  return grown >= 0 && dice.chance(12) ? lost(settled, { at: grown, how: 'left', ago: dice.between(10, 600) }) : settled
}

/** Never before their first birthday: nobody arrives before they are born. */
function daysOld({ birth }: InventedPerson): number {
  return Math.max(1, (2026 - Number(birth.slice(0, 4))) * 365 - 365)
}

type Loss = { at: number; how: 'died' | 'left'; ago: number }

function lost(members: InventedPerson[], { at, how, ago }: Loss): InventedPerson[] {
  const gone = members[at]
  const heads = gone?.relation === '01'
  const heir = heads ? members.findIndex((each, index) => index !== at && each.guardian === undefined) : -1
  const together = Math.min(gone?.arrived ?? 1, members[heir]?.arrived ?? Number.POSITIVE_INFINITY)
  const day = Math.max(0, Math.min(ago, together - 1))
  return members.map((member, index) => {
    if (index === at) return { ...member, [how]: day }
    if (index !== heir) return member
    return { ...member, relation: '01', formerly: { relation: member.relation, until: day } }
  })
}
