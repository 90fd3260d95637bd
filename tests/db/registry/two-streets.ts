import { bindAccount, createPersonAccount } from '@/lib/access/accounts'
import { newSession } from '@/lib/access/session'
import { syncRoles, syncUnits } from '@/lib/access/units'
import { office } from '@/lib/catalogue/office'
import { publishDocuments } from '@/lib/catalogue/publish'
import { readFiles } from '@/lib/catalogue/read-files'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { recordFacts } from '@/lib/registry/record-facts'
import { findOrAddResident } from '@/lib/registry/residents'
import { asOwner, member } from '../access/street'

export const qinghe = 'yunzhou/linjiang/qinghe/'
export const wangjiang = 'yunzhou/linjiang/wangjiang/'

/** Publishes the shipped office into an empty database. */
export async function openOffice(): Promise<void> {
  const { documents } = readFiles('prisma/definitions')
  await transaction({ as: 'worker' }, async ({ tx }) => {
    const published = await publishDocuments(tx, documents, { account: null })
    if (!published.ok) throw new Error(JSON.stringify(published.problems))
    const { units, departments, roles } = await office(tx)
    await syncUnits(tx, {
      districts: { kind: 'districts', key: 'districts', units: [...units] },
      departments: { kind: 'departments', key: 'departments', departments: [...departments] },
    })
    await syncRoles(tx, roles)
  })
}

/** A number that passes every check, under a county code that was never issued. */
export function idNumber(birth: string, serial = '002'): string {
  const digits = `339901${birth.replaceAll('-', '')}${serial}`
  return digits + mod112(digits)
}

async function session(id: string, kind: string): Promise<Entry> {
  const { token } = await transaction({ as: 'signin' }, ({ tx }) =>
    newSession(tx, { account: { id, kind }, channel: 'web' }),
  )
  return { token }
}

/** A signed-in member of the staff. */
export async function signedInStaff(username: string, unit: string, role = 'clerk'): Promise<Entry> {
  return session(await member({ username, unit, role }), 'staff')
}

export type Told = { name: string; idNumber: string; birth: string; unitPath: string; phone?: string; detail?: string }

/** A person as a base register brings them. */
export async function person({ name, idNumber: number, birth, unitPath, phone, detail }: Told): Promise<string> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const identity = { idKind: 'citizen-id', idNumber: number, name, sex: '2', birth } as const
    const id = await findOrAddResident(tx, { ...identity, unitPath, tieKind: 'living' })
    const told = { subject: id, source: 'self', unitPath }
    await recordFacts(tx, [
      ...(phone ? [{ ...told, element: 'person.mobile', value: phone }] : []),
      ...(detail ? [{ ...told, element: 'person.living_address', value: { division: unitPath, detail } }] : []),
    ])
    return id
  })
}

/** A resident who is signed in with a phone; bound when a person is given. */
export async function signedInResident(mobile: string, resident?: string): Promise<Entry> {
  const account = await transaction({ as: 'worker' }, async ({ tx }) => {
    const made = await createPersonAccount(tx, { mobile })
    if (resident) await bindAccount(tx, { account: made, resident, realLevel: 2 })
    return made
  })
  return session(account, 'person')
}

/** Every row of every table as one text, read behind the product's back. */
export async function everything(superuserUrl: string): Promise<string> {
  const tables = await asOwner<{ name: string }>(
    superuserUrl,
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%'",
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await asOwner<{ text: string }>(superuserUrl, `SELECT t::text AS text FROM "${name}" t`)
    texts.push(...rows.map((row) => row.text))
  }
  return texts.join('\n')
}
