import 'server-only'
import { type Budget, withinBudget } from '@/lib/access/rate-limit'
import type { Command } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'

type Caller = { address: string; token: string | undefined }

function addressBudgets(command: Command): Budget[] {
  const settings = env()
  const minute = { name: 'commands', points: settings.RATE_COMMANDS_PER_ADDRESS, seconds: 60 }
  if (command.name === 'request-phone-code') {
    return [minute, { name: 'code-address', points: settings.RATE_PHONE_CODE_PER_ADDRESS, seconds: 3600 }]
  }
  if (command.enterAs !== 'signin') return [minute]
  const seconds = settings.SIGN_IN_WINDOW_MINUTES * 60
  return [minute, { name: 'sign-in', points: settings.RATE_SIGN_IN_PER_ADDRESS, seconds }]
}

/**
 * Whether this caller may send another command now. Budgets are kept for the address of the device (wide, because a hall
 * or a village may share one) and for the session; signing in has its own.
 */
export async function mayCall(command: Command, { address, token }: Caller): Promise<boolean> {
  for (const budget of addressBudgets(command)) {
    if (!(await withinBudget(budget, `address:${address}`))) return false
  }
  if (!token) return true
  const perAccount = { name: 'account', points: env().RATE_COMMANDS_PER_ACCOUNT, seconds: 60 }
  return withinBudget(perAccount, `session:${token}`)
}
