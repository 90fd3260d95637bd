import 'server-only'
import { pinyin } from 'pinyin-pro'
import { mac } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'

/** Fields by which a person is found. Numbers are kept as keyed hashes, names as they are. */
export type LookupField = 'name' | 'pinyin' | 'id' | 'id-tail' | 'phone' | 'phone-tail'
type Found = { field: LookupField; value: string }

/** Initials of a name: 王秀英 → wxy. The surname is read as a surname (单 shan, 仇 qiu). */
export function nameInitials(name: string): string {
  return pinyin(name.replaceAll('·', ''), { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })
    .join('')
    .toLowerCase()
}

/** Keyed hash of a number or of its last four characters, for comparing with `=`. */
export function numberMac(field: Exclude<LookupField, 'name' | 'pinyin'>, number: string): string {
  const tail = field.endsWith('-tail') ? number.slice(-4).toUpperCase() : number
  return mac(`lookup-${field}`, tail)
}

function rowsFor(person: { name?: string; idNumber?: string; phone?: string }): Found[] {
  const { name, idNumber, phone } = person
  return [
    ...(name
      ? [
          { field: 'name' as const, value: name },
          { field: 'pinyin' as const, value: nameInitials(name) },
        ]
      : []),
    ...(idNumber ? (['id', 'id-tail'] as const).map((field) => ({ field, value: numberMac(field, idNumber) })) : []),
    ...(phone ? (['phone', 'phone-tail'] as const).map((field) => ({ field, value: numberMac(field, phone) })) : []),
  ]
}

/** Writes the search rows of a person for one unit they are tied to. Rows that are there already stay. */
export async function addLookups(
  tx: Transaction,
  person: { resident: string; unitPath: string; name?: string; idNumber?: string; phone?: string },
): Promise<void> {
  const rows = rowsFor(person).map((row) => ({
    kind: 'resident',
    ...row,
    unitPath: person.unitPath,
    subject: person.resident,
  }))
  await tx.$executeRaw`
    INSERT INTO lookup (kind, field, value, unit_path, subject)
    SELECT kind, field, value, "unitPath", subject
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(kind text, field text, value text, "unitPath" text, subject uuid)
    ON CONFLICT DO NOTHING`
}
