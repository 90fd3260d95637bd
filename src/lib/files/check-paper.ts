import 'server-only'
import { z } from 'zod'
import { mac } from '@/lib/kernel/crypto'
import { query } from '@/lib/kernel/query'
import { locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'
import { readCheckCode } from './check-code'
import { verifyPaper } from './paper-signature'
import type { PaperState } from './paper-view'

type Found = {
  number: string
  template: string
  state: PaperState
  at: Date
  signature: string | null
  digest: string | null
  title: Text | null
  issuer: Text | null
}

/** What anybody may know of a paper: nothing of what it says or of whom. `signed`: the signature of this office holds. */
export type PaperCheck =
  | { state: 'unknown' }
  | { state: PaperState; number: string; title: string; issuer: string; at: Date; signed: boolean }

/** Whether there is a paper with this check code, and whether it still counts. Open to everybody. */
export const checkPaper = query({
  name: 'check-paper',
  permission: 'paper.check',
  input: z.strictObject({ code: z.string().max(200), locale: z.enum(locales) }),
  run: async ({ tx, input: { code: typed, locale } }): Promise<PaperCheck> => {
    const code = readCheckCode(typed)
    if (!code) return { state: 'unknown' }
    const [found] = await tx.$queryRaw<Found[]>`
      SELECT number, template, state, at, signature, digest, title, issuer FROM paper_check(${mac('paper-code', code)})`
    if (!found) return { state: 'unknown' }
    const { number, state, at, title, issuer } = found
    const words = { title: title ? say(title, locale) : '', issuer: issuer ? say(issuer, locale) : '' }
    return { state, number, at, ...words, signed: holds(found, code) }
  },
})

function holds({ number, template, at, digest, signature }: Found, code: string): boolean {
  if (!digest || !signature) return false
  return verifyPaper({ number, code, template, at: at.toISOString(), digest }, signature)
}
