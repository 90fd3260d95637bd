import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { invalid } from '@/lib/kernel/refusal'
import { passwordMatches } from './password'
import { newPasswords, setPassword } from './renew-password'
import { newSession, sessionCookie } from './session'

/** Changes one's own staff password. Every session ends and this browser gets a new one. */
export const changePassword = command({
  name: 'change-password',
  permission: 'session.end',
  input: z.strictObject({
    password: z.string({ error: 'required' }).min(1, 'required').max(200, 'password-long'),
    ...newPasswords,
  }),
  run: async ({ tx, actor, audit, input: { password, ...wanted } }) => {
    const id = actor.account ?? ''
    const account = await tx.account.findUnique({ where: { id }, select: { id: true, kind: true, passwordHash: true } })
    const fits = await passwordMatches(account?.passwordHash, password)
    if (!account || !fits) throw invalid('password', 'password-wrong')
    await setPassword(tx, { account: id, ...wanted })
    const session = await newSession(tx, { account, channel: actor.channel })
    audit({ subject: id })
    return { to: '/staff/password?done=changed', cookie: sessionCookie(session) }
  },
})
