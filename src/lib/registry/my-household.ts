import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import { maskName } from '@/lib/kernel/mask'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'

/** Who is on record in the same household: the name masked unless it is oneself, relation to its head, since when. */
export type HouseholdLine = { name: string; relation: string; since: string; self: boolean }

type Row = { household: string; member: string; name: string; role: string | null; since: Date }

/** The people of one's own households as the register has them. Nothing else is told of them: it is theirs. */
export async function myHousehold(
  tx: Transaction,
  { person, office, locale }: { person: string; office: Office; locale: Locale },
): Promise<HouseholdLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT household, member, name, role, since FROM registry_my_household(${person}::uuid) ORDER BY household, role NULLS LAST, member`
  const relations = office.codes('relation_to_head')?.codes ?? []
  return rows.map(({ member, name, role, since }) => {
    const relation = relations.find((each) => each.code === role)
    return {
      name: member === person ? name : maskName(name),
      relation: relation ? say(relation.label, locale) : '',
      since: since.toISOString().slice(0, 10),
      self: member === person,
    }
  })
}
