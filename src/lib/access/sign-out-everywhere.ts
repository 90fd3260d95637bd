import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { endSessions } from './session'

/** Ends every session of one's own account, on every device, this one included. */
export const signOutEverywhere = command({
  name: 'sign-out-everywhere',
  permission: 'session.end',
  input: z.strictObject({}),
  run: async ({ tx, actor, audit }) => {
    const ended = await endSessions(tx, actor.account ?? '')
    audit({ subject: actor.account, detail: { ended } })
    const to = actor.kind === 'staff' ? '/staff/sign-in?done=out' : '/sign-in?done=out'
    return { to, cookie: { name: 'session', value: null } }
  },
})
