import { today } from '@/lib/kernel/clock'
import { seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'
import { type NewFact, recordFacts } from '@/lib/registry/record-facts'
import { findOrAddResident } from '@/lib/registry/residents'
import type { InventedHousehold, InventedPerson, Told } from './person'

export type Written = { name: string; resident: string; person: InventedPerson; community: string }
/** The day on which each source spoke, so that the provenance of facts is worth reading, and who has seen the proof. */
export type Witness = { spokenOn: (source: Told['source']) => string; clerkOf: (community: string) => string }

/** Writes people, the dwelling they live in and the household that they form. Nothing of it may be there yet. */
export async function writeHousehold(
  tx: Transaction,
  household: InventedHousehold,
  witness: Witness,
): Promise<Written[]> {
  const place = await writePlace(tx, household)
  const { code, community: unitPath } = household
  const id = newId()
  await tx.household.createMany({
    data: [{ id, code, unitPath, kind: 'living', place }],
  })
  const written: Written[] = []
  for (const person of household.members) written.push(await writePerson(tx, person, household))
  await recordFacts(
    tx,
    written.flatMap((each) => factsOf(each, household, witness)),
  )
  await tx.bond.createMany({
    data: written.map(({ resident, person }) => ({
      ...{ kind: 'member', a: resident, b: id, role: person.relation, from: new Date(today()), unitPath },
    })),
  })
  return written
}

/** A flat hangs on its building; only the building is named in plain text. */
async function writePlace(
  tx: Transaction,
  { code, community, building, flat, rented }: InventedHousehold,
): Promise<string> {
  const buildingCode = `${community.split('/').at(-2)}-${building}`
  await tx.place.createMany({
    data: [{ code: buildingCode, kind: 'building', unitPath: community, name: building }],
    skipDuplicates: true,
  })
  const parent = await tx.place.findFirstOrThrow({
    where: { code: buildingCode, unitPath: community },
    select: { id: true },
  })
  const id = newId()
  const addressEnc = seal(building + flat, `place.address_enc:${id}`)
  const data = {
    id,
    code: `${code}-dwelling`,
    kind: 'dwelling',
    unitPath: community,
    parent: parent.id,
    name: building,
  }
  await tx.place.createMany({ data: [{ ...data, addressEnc, rented }] })
  return id
}

async function writePerson(
  tx: Transaction,
  person: InventedPerson,
  { community }: InventedHousehold,
): Promise<Written> {
  const { name, sex, birth, idNumber, hukou } = person
  const identity = { idKind: 'citizen-id', idNumber, name, sex, birth } as const
  const resident = await findOrAddResident(tx, { ...identity, unitPath: community, tieKind: 'living' })
  if (hukou === community) {
    const tie = { resident, unitPath: community, kind: 'hukou', from: new Date(today()) }
    await tx.tie.createMany({ data: [tie], skipDuplicates: true })
  }
  return { name, resident, person, community }
}

function factsOf({ resident, person }: Written, household: InventedHousehold, witness: Witness): NewFact[] {
  const { community: unitPath, building, flat, rented } = household
  const told: Told[] = [
    { element: 'person.birth_date', value: person.birth, source: 'population-register' },
    { element: 'person.sex', value: person.sex, source: 'population-register' },
    { element: 'person.hukou_division', value: person.hukou, source: 'population-register' },
    {
      element: 'person.living_address',
      value: { division: unitPath, detail: building + flat },
      source: rented ? 'collector' : 'self',
    },
    ...(person.mobile ? [{ element: 'person.mobile', value: person.mobile, source: 'self' } as const] : []),
    ...person.facts,
  ]
  return told.map((fact) => ({
    ...{ ...fact, subject: resident, unitPath, at: witness.spokenOn(fact.source) },
    verifiedBy: fact.source === 'staff' ? witness.clerkOf(unitPath) : null,
  }))
}
