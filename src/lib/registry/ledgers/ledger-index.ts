import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import { query } from '@/lib/kernel/query'
import { locales, sourceLocale } from '@/lib/text/locale'
import { ledgerLevel } from './ledger-fields'
import { ledgerPosts, seesLevel } from './ledger-rights'
import { ledgerName } from './ledger-words'

export type LedgerCard = {
  key: string
  name: string
  about: Register['subject']
  /** Whether the reader may add entries. */
  keeps: boolean
  balance: boolean
}

/** The ledgers that the reader may read, by what they are about. */
export const ledgerIndex = query({
  name: 'ledger-index',
  permission: 'register.read',
  input: z.strictObject({ locale: z.enum(locales).default(sourceLocale) }),
  run: async ({ tx, actor, input: { locale } }): Promise<LedgerCard[]> => {
    const office = await loadOffice(tx)
    const registers = office.documents.filter((document) => document.kind === 'register')
    return registers.flatMap((register) => {
      const posts = ledgerPosts(actor, register, 'read')
      if (posts.length === 0 || seesLevel(posts) < ledgerLevel(register)) return []
      const keeps = ledgerPosts(actor, register, 'write').length > 0
      const { key, subject, balance } = register
      return [{ key, name: ledgerName(register, locale), about: subject, keeps, balance: balance !== undefined }]
    })
  },
})
