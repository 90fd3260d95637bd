import 'server-only'
import { openJson, sealJson } from '@/lib/kernel/crypto'
import type { Text } from '@/lib/text/text'
import type { Block } from './paper-content'

/** What a paper says, filled and in both written languages; kept only as an envelope. */
export type PaperData = { title: Text; blocks: Block<Text>[]; number: string }

/** The envelope of a paper's content, bound to its row. */
export function sealPaper(id: string, data: PaperData): string {
  return sealJson(data, `paper.data_enc:${id}`)
}

/** Opens it again. */
export function openPaper(id: string, envelope: string): PaperData {
  return openJson<PaperData>(envelope, `paper.data_enc:${id}`)
}
