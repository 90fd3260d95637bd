import 'server-only'
import type { Command } from '@/lib/kernel/command'

/**
 * A command that only reads: its answer is not kept under the caller's key, because it holds personal data that must not
 * rest there. Sent twice it reads, and is audited, twice.
 */
export function withoutReceipt(inner: Command): Command {
  return { ...inner, execute: ({ key: _, ...call }) => inner.execute(call) }
}
