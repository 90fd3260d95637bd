import 'server-only'
import type { Call, Command } from '@/lib/kernel/command'

/**
 * A command before which something is counted in a transaction of its own, so that the count stays when the command
 * refuses. `before` gets the unchecked input and must leave what does not fit to the command.
 */
export function guardedCommand(inner: Command, before: (call: Call) => Promise<void>): Command {
  return {
    ...inner,
    execute: async (call) => {
      await before(call)
      return inner.execute(call)
    },
  }
}
