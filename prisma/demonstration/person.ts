import type { IdKind } from '@/lib/registry/residents'

/** GB/T 2261.1: 1 male, 2 female. */
export type Sex = '1' | '2'
/** Relation to the head of the household, as the code list `relation_to_head` has it. */
export type Relation = '01' | '10' | '20' | '30' | '40' | '50' | '60' | '70' | '99'
export type Source = 'population-register' | 'self' | 'collector' | 'staff'

/** What somebody is known by beside the identity: a data element, its value, who said so and how many days ago. */
export type Told = { element: string; value: unknown; source: Source; daysAgo?: number }
/** Something that lasts, in a ledger. `of` is the field that names the person; `data` are the others. */
export type Held = { register: string; of: string; data: Readonly<Record<string, unknown>>; daysAgo: number }

export type InventedPerson = {
  name: string
  sex: Sex
  birth: string
  idNumber: string
  /** A citizen's number when left out. */
  idKind?: IdKind
  relation: Relation
  /** Path of a unit, or six digits of a division elsewhere. */
  hukou: string
  mobile?: string
  facts: readonly Told[]
  held?: readonly Held[]
  /** How many days ago each source spoke, where a fact does not say it itself. */
  spoken?: Readonly<Record<Source, number>>
  /** Days ago on which they came to live here, moved away, died. */
  arrived?: number
  left?: number
  died?: number
  /** The relation they had until somebody died or left. */
  formerly?: { relation: Relation; until: number }
  /** Place in the household of whoever is their guardian. */
  guardian?: number
}

export type InventedHousehold = {
  code: string
  /** Path of the community. */
  community: string
  building: string
  flat: string
  rented: boolean
  members: readonly InventedPerson[]
  /** Division, grid and number of the building, where the place is numbered. */
  buildingCode?: string
  /** Number of its book in the household register, where those who are registered here form a household of their own. */
  book?: string
  /** Identity number of whoever lets the dwelling. */
  landlord?: string
  /** Somebody whom an old ledger has under a mistyped number, or another's name: for whoever keeps the data in order. */
  twin?: InventedPerson
}
