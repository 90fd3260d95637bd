import 'server-only'
import { z } from 'zod'
import { type Block, sayBlocks } from '@/lib/files/paper-content'
import { query } from '@/lib/kernel/query'
import { locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { openMessage } from './message-body'
import { toMe } from './to-me'

export type MessageView = {
  id: string
  at: Date
  title: string
  blocks: Block<string>[]
  caseId: string | null
  read: boolean
}

const pageSize = 20
const columns = { id: true, at: true, titleEnc: true, bodyEnc: true, caseId: true, readAt: true } as const

/** Messages to me and to those I act for, newest first. `before` turns the page. */
export const myMessages = query({
  name: 'my-messages',
  permission: 'message.read',
  input: z.strictObject({ locale: z.enum(locales), before: z.uuid().optional() }),
  run: async ({ tx, actor, input: { locale, before } }) => {
    const mine = toMe(actor)
    const rows = await tx.message.findMany({
      where: { ...mine, ...(before && { id: { lt: before } }) },
      select: columns,
      orderBy: { id: 'desc' },
      take: pageSize + 1,
    })
    const unread = await tx.message.count({ where: { ...mine, readAt: null }, take: 100 })
    const messages = rows.slice(0, pageSize).map(({ titleEnc, bodyEnc, readAt, ...row }): MessageView => {
      const { title, body } = openMessage(row.id, { titleEnc, bodyEnc })
      const said = (text: Parameters<typeof say>[0]) => say(text, locale)
      return { ...row, title: said(title), blocks: sayBlocks(body.blocks, said), read: readAt !== null }
    })
    return { messages, unread, next: rows.length > pageSize ? (messages.at(-1)?.id ?? null) : null }
  },
})
