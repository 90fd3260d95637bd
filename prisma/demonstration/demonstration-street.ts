import { transaction } from '@/lib/kernel/transaction'
import { demonstrationLedgers } from './ledgers'
import { writeWelcome } from './welcome'
import { writeOrganisations } from './write-organisations'
import { writePeople } from './write-people'
import { writeStaff } from './write-staff'

/**
 * Fills an empty installation with the demonstration: staff, residents, households, ledgers, organisations, and the note of who may sign in.
 * Does nothing to people when they are all there. `size`: how many shall live in the first street.
 * Answers how many it added.
 */
export async function demonstrationStreet(size: number): Promise<{ staff: number; people: number }> {
  const staff = await writeStaff()
  const complete = await transaction({ as: 'worker' }, async ({ tx }) => (await tx.mandate.count()) > 0)
  const people = complete ? 0 : await writePeople(size)
  await demonstrationLedgers()
  // The core alone, which tests use, does without.
  if (size > 0) await writeOrganisations()
  writeWelcome()
  return { staff, people }
}
