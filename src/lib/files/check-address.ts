import 'server-only'
import { env } from '@/lib/kernel/env'

/** The address under which anybody checks the paper with this code (without dashes). */
export function checkAddress(code: string): string {
  return `${env().APP_ORIGIN}/check/${code}`
}
