import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

/** A person's row as the reader may know it. `at`: since when the reader's street knows them. */
export type PersonRow = {
  id: string
  idKind: string
  idEnc: string
  name: string
  sex: string | null
  birth: string | null
  died: string | null
  at: Date
}

/**
 * The people among these that the actor may see (those tied to the own street; oneself). A street reads the name and the
 * number as it wrote them down itself and the day of its own tie, so that nothing tells of what another street knew before.
 */
export async function readPeople(tx: Transaction, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  return tx.$queryRaw<PersonRow[]>`
    SELECT r.id, coalesce(tied.kind, r.id_kind) AS "idKind", coalesce(tied.enc, r.id_enc) AS "idEnc", coalesce(tied.said, r.name) AS name,
      coalesce(tied.sex, r.sex) AS sex, coalesce(tied.birth, r.birth)::text AS birth, r.died::text AS died, coalesce(tied.at, r.at) AS at
    FROM resident r LEFT JOIN LATERAL (
      SELECT min(t.at) AS at, (array_agg(t.said ORDER BY t.at) FILTER (WHERE t.said IS NOT NULL))[1] AS said,
        min(t.said_kind) AS kind, min(t.said_enc) AS enc, min(t.said_sex) AS sex, min(t.said_birth) AS birth
      FROM tie t WHERE t.resident = r.id AND app_kind() = 'staff'
    ) tied ON true
    WHERE r.id = ANY (${ids}::uuid[])`
}
