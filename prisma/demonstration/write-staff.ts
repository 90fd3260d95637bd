import { createStaffAccount, givePost } from '@/lib/access/accounts'
import { loginMac } from '@/lib/access/login'
import { transaction } from '@/lib/kernel/transaction'
import { type StaffMember, staff, staffPassword } from './staff'

/** Opens the accounts and posts of everybody who works here. Accounts that are there already are left alone. */
export async function writeStaff(): Promise<number> {
  const opened = await Promise.all([0, 1, 2, 3].map((lane) => openLane(staff.filter((_, index) => index % 4 === lane))))
  return opened.flat().filter(Boolean).length
}

/** Hashing a password takes its time on purpose, so four lanes share the work. */
async function openLane(members: readonly StaffMember[]): Promise<boolean[]> {
  const opened: boolean[] = []
  for (const member of members) opened.push(await openAccount(member))
  return opened
}

function openAccount({ username, name, role, unit }: StaffMember): Promise<boolean> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    if (await tx.account.count({ where: { loginMac: loginMac('staff', username) } })) return false
    const account = await createStaffAccount(tx, { username, name, password: staffPassword, demo: true })
    await givePost(tx, { account, unitPath: unit, role })
    return true
  })
}
