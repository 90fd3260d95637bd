import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { accountByMobile, createPersonAccount, type FoundAccount, tailFits } from './accounts'
import { countTry } from './challenge'
import { guardedCommand } from './guarded-command'
import { openForPerson, phoneStep } from './sign-in-with-code'

const input = z.strictObject({
  tail: z
    .string({ error: 'required' })
    .transform((tail) => tail.normalize('NFKC').trim().toUpperCase())
    .pipe(z.string().regex(/^\d{3}[\dX]$/, 'tail')),
  /** `yes`: this person signs in with the shared phone for the first time. */
  first: z.enum(['yes'], { error: 'choice' }).optional(),
})

async function whose(tx: Transaction, mobile: string, tail: string): Promise<FoundAccount | null> {
  const own = await accountByMobile(tx, mobile, tail)
  if (own) return own
  const first = await accountByMobile(tx, mobile)
  return first && (await tailFits(tx, first.id, tail)) ? first : null
}

const choose = command({
  name: 'choose-person',
  permission: 'session.start',
  enterAs: 'signin',
  input,
  run: async ({ tx, audit, input: { tail, first } }) => {
    const step = await phoneStep(tx)
    const { mobile, verified } = step.state
    if (!verified) throw new Refusal('too-late', 'code-expired')
    const known = await whose(tx, mobile, tail)
    if (!known && first) await createPersonAccount(tx, { mobile, tail })
    const account = known ?? (first ? await whose(tx, mobile, tail) : null)
    if (!account) throw invalid('tail', 'tail-unknown')
    audit({ subject: account.id })
    return openForPerson(tx, step, account)
  },
})

/** Says which of the people who share a phone signs in: by the last four characters of the ID number, after the code. */
export const choosePerson = guardedCommand(choose, async ({ entry }) => {
  const visit = entry.visit
  if (visit) await transaction({ as: 'signin', visit }, ({ tx }) => countTry(tx, { kind: 'phone-code', visit }))
})
