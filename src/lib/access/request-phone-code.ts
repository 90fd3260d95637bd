import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { newDigits } from '@/lib/kernel/ids'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { startChallenge } from './challenge'
import { sendCode } from './code-sender'
import { guardedCommand } from './guarded-command'
import { localPath } from './local-path'
import { mobileNumber } from './mobile-number'
import { withinBudget } from './rate-limit'

const input = z.strictObject({
  mobile: z.string({ error: 'required' }).trim().min(1, 'required').max(40, 'mobile'),
  next: z.string().max(1000).optional(),
})

const send = command({
  name: 'request-phone-code',
  permission: 'session.start',
  enterAs: 'signin',
  input,
  run: async ({ tx, emit, input: { mobile: typed, next } }) => {
    const mobile = mobileNumber(typed)
    if (!mobile) throw invalid('mobile', 'mobile')
    const code = newDigits(6)
    await startChallenge(tx, {
      kind: 'phone-code',
      code,
      state: { mobile, next: localPath(next), verified: false },
    })
    await sendCode({ tx, emit }, { mobile, code })
    return { to: '/sign-in/code' }
  },
})

/**
 * Sends a six-digit code that signs the holder of a phone in: five minutes, five tries, one use, in this browser only.
 * The answer is the same whether the number is known or not. Each number has its own budget of codes an hour.
 */
export const requestPhoneCode = guardedCommand(send, async (call) => {
  const parsed = input.safeParse(call.input)
  const mobile = parsed.success ? mobileNumber(parsed.data.mobile) : null
  if (!mobile) return
  const budget = { name: 'phone-code', points: env().RATE_PHONE_CODE_PER_NUMBER, seconds: 3600 }
  if (!(await withinBudget(budget, mobile))) throw new Refusal('not-allowed', 'too-many-codes')
})
