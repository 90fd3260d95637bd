import 'server-only'
import { openJson, sealJson } from '@/lib/kernel/crypto'

/**
 * What is kept of an application that is being written: inputs as they were typed, by input name, so that nothing is lost
 * however wrong; `party` for the questions about the person, `form` for the item's own. `confirmed`: needs whose known
 * value the person has confirmed or left as it is. `seen`: steps that were sent, whose errors are shown. `saved`: steps that
 * were kept at least once, so that nothing is filled in there any more.
 */
export type DraftData = {
  form: Record<string, string>
  party: Record<string, string>
  changed: string[]
  seen: string[]
  saved: string[]
  later: string[]
}

export const emptyDraft: DraftData = { form: {}, party: {}, changed: [], seen: [], saved: [], later: [] }

const place = (id: string) => `draft.answers:${id}`

export function openDraft(id: string, envelope: string): DraftData {
  return { ...emptyDraft, ...openJson<Partial<DraftData>>(envelope, place(id)) }
}

export function sealDraft(id: string, data: DraftData): string {
  return sealJson(data, place(id))
}
