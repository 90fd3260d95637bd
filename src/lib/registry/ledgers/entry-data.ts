import 'server-only'
import { openJson, sealJson } from '@/lib/kernel/crypto'

/** What an entry says, by field. A person who was found or added by number also says `resident`. */
export type EntryData = Record<string, unknown>

/** Seals what an entry says for its row. */
export function sealEntry(data: EntryData, id: string): string {
  return sealJson(data, `entry.data:${id}`)
}

/** Opens what an entry says. The caller masks it or has the right to show it. */
export function openEntry(entry: { id: string; dataEnc: string }): EntryData {
  return openJson<EntryData>(entry.dataEnc, `entry.data:${entry.id}`)
}
