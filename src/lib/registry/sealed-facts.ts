import 'server-only'
import { Prisma } from '@/generated/prisma/client'

/** Facts `f` with the key `k` that each is sealed with. */
export const sealedFacts = Prisma.sql`fact f LEFT JOIN person_key k ON k.id = f.person_key`
/** What `factValue` needs of one of them. */
export const sealedColumns = Prisma.sql`f.id, f.value_enc, f.person_key, k.key_enc`
/** Its key was not destroyed, nor its value emptied. */
export const readable = Prisma.sql`f.value_enc <> '' AND (f.person_key IS NULL OR k.key_enc IS NOT NULL)`

/**
 * It was told of this person or of a record that was merged into theirs. One list, so that the index serves it: two
 * conditions with OR are a scan of every fact.
 */
export function toldOf(person: string): Prisma.Sql {
  return Prisma.sql`f.subject = ANY (ARRAY[${person}::uuid] || ARRAY(SELECT registry_absorbed(${person}::uuid)))`
}
