import 'server-only'
import { z } from 'zod'
import { type Block, sayBlocks } from '@/lib/files/paper-content'
import { now } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'
import { locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'

/** A notice that is up now. `place` is the unit whose people it is for. */
export type PublicNotice = {
  id: string
  title: string
  place: string
  from: Date
  to: Date | null
  blocks: Block<string>[]
}

type Row = { id: string; title: Text; body: { blocks: Block<Text>[] }; place: Text | null; from: Date; to: Date | null }

const most = 50

/** Notices that are up now, newest first; open to everybody, also to people who are not signed in. `before` turns the page. */
export const publicNotices = query({
  name: 'public-notices',
  permission: 'notice.read',
  input: z.strictObject({ locale: z.enum(locales), before: z.uuid().optional() }),
  run: async ({ tx, input: { locale, before } }) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT p.id, p.title, p.body, u.name AS place, p."from", p."to" FROM publication p LEFT JOIN unit u ON u.path = p.unit_path
      WHERE p.withdrawn_at IS NULL AND p."from" <= ${now()} AND (p."to" IS NULL OR p."to" > ${now()})
        AND (${before ?? null}::uuid IS NULL OR p.id < ${before ?? null}::uuid)
      ORDER BY p.id DESC LIMIT ${most + 1}`
    const notices = rows.slice(0, most).map((row) => noticeOf(row, (text) => say(text, locale)))
    return { notices, next: rows.length > most ? (notices.at(-1)?.id ?? null) : null }
  },
})

function noticeOf(row: Row, said: (text: Text) => string): PublicNotice {
  const { id, from, to } = row
  return {
    id,
    from,
    to,
    title: said(row.title),
    place: row.place ? said(row.place) : '',
    blocks: sayBlocks(row.body.blocks, said),
  }
}
