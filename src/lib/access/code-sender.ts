import 'server-only'
import type { Run } from '@/lib/kernel/command'

/** Hands a sign-in code to whatever reaches a phone; called inside the transaction of the sign-in desk. */
export type CodeSender = (
  desk: Pick<Run<unknown>, 'tx' | 'emit'>,
  message: { mobile: string; code: string },
) => Promise<void>

let sender: CodeSender | undefined

/** Says who delivers sign-in codes. The part that sends messages lies above this one, so it registers itself. */
export function registerCodeSender(fn: CodeSender): void {
  sender = fn
}

/** Delivers a code. Throws when no sender was registered: a process that signs people in must have one. */
export const sendCode: CodeSender = async (desk, message) => {
  if (!sender) throw new Error('no sender of sign-in codes is registered')
  await sender(desk, message)
}
