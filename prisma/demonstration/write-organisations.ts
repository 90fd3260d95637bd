import { addDays } from '@/lib/calendar/add-days'
import { today } from '@/lib/kernel/clock'
import { mac, seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { codeMac, writeLookupRows } from '@/lib/registry/lookup-rows'
import { contactPlace, whoPlace } from '@/lib/registry/organisations/contacts'
import { communities } from './communities'
import { type InventedOrganisation, inventOrganisations } from './organisations'

/** Writes the organisations of the demonstration, once. Answers how many it added. */
export async function writeOrganisations(): Promise<number> {
  const invented = inventOrganisations()
  return transaction({ as: 'worker' }, async ({ tx }) => {
    if ((await tx.organisation.count()) > 0) return 0
    for (const { path } of communities) {
      const people = await grownUp(tx, path)
      const here = invented.filter(({ community }) => community === path)
      for (const [no, each] of here.entries())
        await write(tx, each, { people, code: `${path.split('/').at(-2)}-P${no + 1}` })
    }
    return invented.length
  })
}

type Person = { id: string; name: string }

/** Those of a community who are of an age to work, in an order that does not depend on ids. */
function grownUp(tx: Transaction, unitPath: string): Promise<Person[]> {
  return tx.$queryRaw<Person[]>`
    SELECT r.id, r.name FROM resident r JOIN tie t ON t.resident = r.id AND t.unit_path = ${unitPath} AND t.kind = 'living' AND t."to" IS NULL
    WHERE r.birth BETWEEN '1968-01-01' AND '2003-12-31' AND r.died IS NULL AND r.id_kind = 'citizen-id' ORDER BY r.birth, r.name LIMIT 200`
}

type Around = { people: readonly Person[]; code: string }

async function write(tx: Transaction, made: InventedOrganisation, { people, code: placeCode }: Around): Promise<void> {
  const { kind, code, name, community: unitPath, premises } = made
  const [id, place, from] = [newId(), newId(), new Date(addDays(today(), -900))]
  const where = { code: placeCode, kind: 'premises', type: kind === 'self-employed' ? 'P04' : 'P05' }
  await tx.place.createMany({ data: [{ id: place, ...where, unitPath, name: premises, from }] })
  const keys = { id, code, codeMac: codeMac('organisation', code) }
  await tx.organisation.createMany({ data: [{ ...keys, kind, name, unitPath, place, from }] })
  await writeLookupRows(tx, { kind: 'organisation', subject: id, unitPath, name, code })
  const who = personAt(people, made.tied[0]?.person)?.name ?? null
  await tx.contact.createMany({ data: contactsOf(made, { subject: id, who, from }) })
  await tx.bond.createMany({ data: bondsOf(made, { people, organisation: id, from }) })
}

const personAt = (people: readonly Person[], no = 0): Person | undefined => people[no % Math.max(1, people.length)]

function contactsOf(made: InventedOrganisation, told: { subject: string; who: string | null; from: Date }) {
  const { subject, who, from } = told
  const values = [['landline', made.landline] as const, ...(made.email ? [['email', made.email] as const] : [])]
  return values.map(([kind, value]) => {
    const id = newId()
    const sealed = { valueEnc: seal(value, contactPlace(id)), whoEnc: who ? seal(who, whoPlace(id)) : null }
    return {
      id,
      subject,
      kind,
      valueMac: mac('contact', `${subject} ${value}`),
      unitPath: made.community,
      from,
      ...sealed,
    }
  })
}

type Tying = { people: readonly Person[]; organisation: string; from: Date }

/** Whoever may act for an organisation may do so in every item, until a day. */
function bondsOf({ tied, community: unitPath }: InventedOrganisation, { people, organisation: b, from }: Tying) {
  const known = new Set<string>()
  return tied.flatMap(({ as: kind, person }) => {
    const a = personAt(people, person)?.id
    if (!a || known.has(a)) return []
    known.add(a)
    const acting = kind === 'acts_for'
    return [
      {
        kind,
        a,
        b,
        unitPath,
        from,
        services: acting ? ['*'] : [],
        to: acting ? new Date(addDays(today(), 300)) : null,
      },
    ]
  })
}
