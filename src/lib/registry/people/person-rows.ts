import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import { readable, toldOf } from '../sealed-facts'

/** A fact as it is stored, sealed; `now`: it is the present value of its element in its street. */
export type StoredFact = {
  id: string
  element: string
  value: string
  /** The key of the person that it is sealed with, wrapped; none: the one of the installation. */
  key: string | null
  keyEnc: string | null
  source: string
  at: string
  verified: boolean
  until: string | null
  level: number
  unit: string
  now: { weight: number; stale: string | null; contested: boolean } | null
}
export type StoredEntry = {
  id: string
  register: string
  data: string
  status: string
  from: string
  to: string | null
  case: string | null
}
export type StoredMate = {
  id: string
  household: string
  name: string
  birth: string | null
  died: string | null
  role: string | null
  from: string
  to: string | null
}
export type StoredHousehold = {
  id: string
  code: string
  kind: string
  place: string | null
  role: string | null
  from: string
  to: string | null
}
/** A dated relation that is no membership of a household; `other` is the name of a person or place the reader may see. */
export type StoredBond = {
  id: string
  kind: string
  role: string | null
  from: string
  to: string | null
  /** The person is the first of the two. */
  first: boolean
  otherId: string
  person: string | null
  place: string | null
}
export type PersonRows = {
  person: {
    id: string
    idKind: string
    idEnc: string
    name: string
    sex: string | null
    birth: string | null
    died: string | null
    at: string
  }
  ties: { unit: string; kind: string; from: string; to: string | null }[]
  facts: StoredFact[]
  entries: StoredEntry[]
  households: StoredHousehold[]
  mates: StoredMate[]
  bonds: StoredBond[]
}

const read = new WeakMap<Transaction, Map<string, Promise<PersonRows | null>>>()

/**
 * Everything that the register keeps of one person, as far as the actor may see it, in one statement; null for a stranger.
 * Read once in a transaction, however often it is asked: the right is asked about the same rows that are shown.
 */
export function personRows(tx: Transaction, id: string): Promise<PersonRows | null> {
  const known = read.get(tx) ?? new Map<string, Promise<PersonRows | null>>()
  read.set(tx, known)
  const rows = known.get(id) ?? load(tx, id)
  known.set(id, rows)
  return rows
}

async function load(tx: Transaction, id: string): Promise<PersonRows | null> {
  const [row] = await tx.$queryRaw<[{ found: PersonRows }]>`
    WITH said AS (
      SELECT min(t.at) AS at, (array_agg(t.said ORDER BY t.at) FILTER (WHERE t.said IS NOT NULL))[1] AS said,
        min(t.said_kind) AS kind, min(t.said_enc) AS enc, min(t.said_sex) AS sex, min(t.said_birth) AS birth
      FROM tie t WHERE t.resident = ${id}::uuid
    ), own AS (
      SELECT b.b AS household, b.role, b."from", b."to" FROM bond b WHERE b.kind = 'member' AND b.a = ${id}::uuid
    )
    SELECT jsonb_build_object(
      'person', (SELECT jsonb_build_object('id', r.id, 'idKind', coalesce(s.kind, r.id_kind), 'idEnc', coalesce(s.enc, r.id_enc),
          'name', coalesce(s.said, r.name), 'sex', coalesce(s.sex, r.sex), 'birth', coalesce(s.birth, r.birth), 'died', r.died, 'at', coalesce(s.at, r.at))
        FROM resident r, said s WHERE r.id = ${id}::uuid),
      'ties', (SELECT coalesce(jsonb_agg(jsonb_build_object('unit', t.unit_path, 'kind', t.kind, 'from', t."from", 'to', t."to") ORDER BY coalesce(app_in_scope(t.unit_path), false) DESC, t.unit_path, t."from"), '[]')
        FROM tie t WHERE t.resident = ${id}::uuid),
      'facts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'element', f.element, 'value', f.value_enc, 'key', f.person_key, 'keyEnc', k.key_enc, 'source', f.source, 'at', f.at,
          'verified', f.verified_by IS NOT NULL, 'until', f.until, 'level', f.level, 'unit', f.unit_path, 'now',
          CASE WHEN n.fact IS NOT NULL THEN jsonb_build_object('weight', n.weight, 'stale', n.stale_on, 'contested', n.contested_by IS NOT NULL OR EXISTS (
            SELECT 1 FROM correction c WHERE c.resident = n.subject AND c.element = n.element AND c.state IN ('open', 'more-proof'))) END) ORDER BY f.id), '[]')
        FROM fact f LEFT JOIN fact_now n ON n.fact = f.id AND n.subject = ${id}::uuid LEFT JOIN person_key k ON k.id = f.person_key
        WHERE ${toldOf(id)} AND registry_standing(f.subject, f.unit_path) = ${id}::uuid
          AND ${readable}),
      'entries', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'register', e.register, 'data', e.data_enc, 'status', e.status,
          'from', e."from", 'to', e."to", 'case', e.case_id) ORDER BY e."from" DESC, e.id DESC), '[]')
        FROM entry e WHERE e.subject = ${id}::uuid),
      'households', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'code', h.code, 'kind', h.kind, 'place', p.name,
          'role', o.role, 'from', o."from", 'to', o."to") ORDER BY o."to" DESC NULLS FIRST, o."from" DESC), '[]')
        FROM own o JOIN household h ON h.id = o.household LEFT JOIN place p ON p.id = h.place),
      'mates', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'household', m.b, 'name',
          coalesce((SELECT t.said FROM tie t WHERE t.resident = r.id AND t.said IS NOT NULL LIMIT 1), r.name),
          'birth', r.birth, 'died', r.died, 'role', m.role, 'from', m."from", 'to', m."to") ORDER BY m.role, r.birth), '[]')
        FROM own o JOIN bond m ON m.kind = 'member' AND m.b = o.household AND m.a <> ${id}::uuid JOIN resident r ON r.id = m.a),
      'bonds', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'kind', b.kind, 'role', b.role, 'from', b."from", 'to', b."to",
          'first', b.a = ${id}::uuid, 'otherId', x.other, 'person', r.name, 'place', p.name) ORDER BY b."to" DESC NULLS FIRST, b."from" DESC), '[]')
        FROM bond b CROSS JOIN LATERAL (SELECT CASE WHEN b.a = ${id}::uuid THEN b.b ELSE b.a END AS other) x
        LEFT JOIN resident r ON r.id = x.other LEFT JOIN place p ON p.id = x.other
        WHERE b.kind <> 'member' AND (b.a = ${id}::uuid OR b.b = ${id}::uuid))
    ) AS found`
  const found = row.found
  return found.person && found.ties.length > 0 ? found : null
}
