import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import { residentMac } from '../residents'

/** A person whom the own area knows, by the name it wrote down itself. */
export type KnownPerson = { id: string; name: string; died: boolean }

/** Those of these numbers that the actor's own area has a tie to. Row-level security leaves everybody else out. */
export async function knownPeople(tx: Transaction, numbers: readonly string[]): Promise<Map<string, KnownPerson>> {
  const byMac = new Map(numbers.map((number) => [residentMac(number), number]))
  if (byMac.size === 0) return new Map()
  const rows = await tx.$queryRaw<(KnownPerson & { mac: string })[]>`
    SELECT r.id_mac AS mac, coalesce(m.id, r.id) AS id, coalesce(tied.said, m.name, r.name) AS name, coalesce(m.died, r.died) IS NOT NULL AS died
    FROM resident r LEFT JOIN resident m ON m.id = r.merged_into JOIN LATERAL (
      SELECT (array_agg(t.said ORDER BY t.at) FILTER (WHERE t.said IS NOT NULL))[1] AS said, count(*) AS ties
      FROM tie t WHERE t.resident = coalesce(r.merged_into, r.id) AND t."to" IS NULL
    ) tied ON tied.ties > 0
    WHERE r.id_mac = ANY (${[...byMac.keys()]})`
  return new Map(rows.map(({ mac, id, name, died }) => [byMac.get(mac) ?? '', { id, name, died }]))
}

/** Two spellings of one name: without blanks, whatever middle dot is used. */
export function sameName(a: string, b: string): boolean {
  const plain = (name: string) =>
    name
      .normalize('NFKC')
      .replace(/[\s·•‧∙・･⋅●]/g, '')
      .toLowerCase()
  return plain(a) === plain(b)
}
