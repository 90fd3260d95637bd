import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { endSessions } from './session'

/** Ends this session. Somebody whose session has ended already is simply signed out. */
export const signOut = command({
  name: 'sign-out',
  permission: 'session.start',
  input: z.strictObject({}),
  run: async ({ tx, actor }) => {
    if (actor.account && actor.session) await endSessions(tx, actor.account, actor.session)
    return { to: actor.kind === 'staff' ? '/staff/sign-in?done=out' : '/', cookie: { name: 'session', value: null } }
  },
})
