/** GB/T 2261.1: 1 male, 2 female. */
export type Sex = '1' | '2'
/** Relation to the head of the household, as the code list `relation_to_head` has it. */
export type Relation = '01' | '10' | '20' | '30' | '40' | '50' | '70' | '99'

/** What somebody is known by beside the identity: a data element, its value and who said so. */
export type Told = { element: string; value: unknown; source: 'population-register' | 'self' | 'collector' | 'staff' }

export type InventedPerson = {
  name: string
  sex: Sex
  birth: string
  idNumber: string
  relation: Relation
  /** Path of a unit, or six digits of a division elsewhere. */
  hukou: string
  mobile?: string
  facts: readonly Told[]
}

export type InventedHousehold = {
  code: string
  /** Path of the community. */
  community: string
  building: string
  flat: string
  rented: boolean
  members: readonly InventedPerson[]
}
