import 'server-only'
import type { Block } from '@/lib/files/paper-content'
import { openJson, sealJson } from '@/lib/kernel/crypto'
import type { Text } from '@/lib/text/text'

/** What a message says in both written languages, and what a text message may say of it (no personal data). */
export type MessageBody = { blocks: Block<Text>[]; sms: Text | null }

/** The two envelopes of a message, bound to its row. */
export function sealMessage(
  id: string,
  said: { title: Text; body: MessageBody },
): { titleEnc: string; bodyEnc: string } {
  return { titleEnc: sealJson(said.title, `message.title:${id}`), bodyEnc: sealJson(said.body, `message.body:${id}`) }
}

/** Opens them again. */
export function openMessage(
  id: string,
  row: { titleEnc: string; bodyEnc: string },
): { title: Text; body: MessageBody } {
  return {
    title: openJson<Text>(row.titleEnc, `message.title:${id}`),
    body: openJson<MessageBody>(row.bodyEnc, `message.body:${id}`),
  }
}
