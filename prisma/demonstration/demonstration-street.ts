import { transaction } from '@/lib/kernel/transaction'
import { writeWelcome } from './welcome'
import { writePeople } from './write-people'
import { writeStaff } from './write-staff'

/**
 * Fills an empty installation with the demonstration: staff, residents, households, and the note of who may sign in.
 * Does nothing to people when there are some. Answers how many it added.
 */
export async function demonstrationStreet(): Promise<{ staff: number; people: number }> {
  const staff = await writeStaff()
  const people = await transaction({ as: 'worker' }, async ({ tx }) => {
    const inhabited = (await tx.resident.findFirst({ select: { id: true } })) !== null
    return inhabited ? 0 : writePeople(tx)
  })
  writeWelcome()
  return { staff, people }
}
