import { addDays } from '@/lib/calendar/add-days'
import { today } from '@/lib/kernel/clock'
import type { Command } from '@/lib/kernel/command'
import type { Entry } from '@/lib/kernel/transaction'
import { idNumber } from './two-streets'

/** Somebody of whom a form knows number and name; `birth` makes the number. */
export function someone(name: string, birth: string, serial = '002') {
  return { name, idNumber: idNumber(birth, serial) }
}

/** A day that lies so many days ago. */
export const ago = (days: number) => addDays(today(), -days)

/** Carries out a command and answers its data. */
export async function carryOut(entry: Entry, command: Command, input: unknown): Promise<Record<string, string>> {
  const { data } = await command.execute({ entry, input })
  return (data ?? {}) as Record<string, string>
}
