import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { displayModes } from '@/lib/text/display-mode'
import { locales } from '@/lib/text/locale'
import { localPath } from './local-path'

const year = 365 * 24 * 3600

/**
 * Remembers how pages look: `mode` or `locale`, one a form, for a year in this browser, and on the account of somebody
 * who is signed in. Returns to the page that `back` names.
 */
export const setDisplay = command({
  name: 'set-display',
  permission: 'settings.display',
  input: z.union([
    z.strictObject({ mode: z.enum(displayModes, { error: 'choice' }), back: z.string().max(4000).optional() }),
    z.strictObject({ locale: z.enum(locales, { error: 'choice' }), back: z.string().max(4000).optional() }),
  ]),
  run: async ({ tx, actor, input }) => {
    const choice = 'mode' in input ? { display: input.mode } : { locale: input.locale }
    if (actor.account) await tx.account.updateMany({ where: { id: actor.account }, data: choice })
    const cookie =
      'mode' in input ? { name: 'mode' as const, value: input.mode } : { name: 'locale' as const, value: input.locale }
    return { to: localPath(input.back) ?? '/', cookie: { ...cookie, maxAge: year } }
  },
})
