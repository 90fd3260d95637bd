import 'server-only'
import { today } from '@/lib/kernel/clock'
import { mac, seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { loginMac, normalUsername, sealLogin } from './login'
import { maskedMobile } from './mobile-number'
import { hashPassword } from './password'

type StaffAccount = { username: string; name: string; password: string; demo?: boolean; mustChange?: boolean }

/**
 * Adds an account of the staff and answers its id. Refuses `conflict` when the user name is taken. The password's rule is
 * for the caller to check. `demo` accounts may do without a second factor in the demonstration only.
 */
export async function createStaffAccount(tx: Transaction, made: StaffAccount): Promise<string> {
  const [id, login] = [newId(), normalUsername(made.username)]
  const { name, demo = false, mustChange = false } = made
  const passwordHash = await hashPassword(made.password)
  const keys = { id, loginMac: loginMac('staff', login), loginEnc: sealLogin(id, login) }
  const data = [{ ...keys, kind: 'staff', name, passwordHash, demo, mustChange, realLevel: 4 }]
  const { count } = await tx.account.createMany({ data, skipDuplicates: true })
  if (count === 0) throw new Refusal('conflict', 'username-taken')
  return id
}

/** Gives an account a post at a unit in a role from today on, and answers its id. The same post twice is one. */
export async function givePost(
  tx: Transaction,
  { account, unitPath, role }: { account: string; unitPath: string; role: string },
): Promise<string> {
  const running = { account, unitPath, role, OR: [{ to: null }, { to: { gte: new Date(today()) } }] }
  const known = await tx.post.findFirst({ where: running, select: { id: true } })
  if (known) return known.id
  const id = newId()
  await tx.post.createMany({ data: [{ id, account, unitPath, role, from: new Date(today()) }] })
  return id
}

type PersonAccount = {
  /** Eleven digits, as `mobileNumber` answers them. */
  mobile: string
  name?: string
  /** Last four characters of the ID number, when several people share this phone. */
  tail?: string
}

function personLogin({ mobile, tail }: Pick<PersonAccount, 'mobile' | 'tail'>): string {
  return tail ? `${mobile}/${tail.toUpperCase()}` : mobile
}

/** Adds a resident's account that is found by its mobile number, and answers its id. Not bound to a person yet. */
export async function createPersonAccount(tx: Transaction, made: PersonAccount): Promise<string> {
  const [id, login] = [newId(), personLogin(made)]
  const keys = { id, loginMac: loginMac('person', login), loginEnc: sealLogin(id, login) }
  await tx.account.createMany({
    data: [
      {
        ...keys,
        kind: 'person',
        name: made.name ?? maskedMobile(made.mobile),
        realLevel: 1,
        shared: made.tail !== undefined,
      },
    ],
  })
  return id
}

const found = { id: true, kind: true, status: true, resident: true, shared: true, name: true } as const
export type FoundAccount = {
  id: string
  kind: string
  status: string
  resident: string | null
  shared: boolean
  name: string
}

/** The account of a mobile number (with the ID tail: of one of the people who share it), or null. */
export async function accountByMobile(tx: Transaction, mobile: string, tail?: string): Promise<FoundAccount | null> {
  const login = loginMac('person', personLogin({ mobile, tail }))
  return tx.account.findUnique({ where: { loginMac: login }, select: found })
}

function tailMac(account: string, tail: string): string {
  return mac('id-tail', `${account}:${tail.toUpperCase()}`)
}

/** Whether this is the ID tail of the person that an account is bound to. False when none was kept. */
export async function tailFits(tx: Transaction, account: string, tail: string): Promise<boolean> {
  const kept = await tx.credential.findUnique({
    where: { account_kind: { account, kind: 'id-tail' } },
    select: { id: true, secretEnc: true },
  })
  return kept?.secretEnc === tailMac(account, tail)
}

type Binding = { account: string; resident: string; realLevel: number; name?: string; idNumber?: string }

/**
 * Binds an account to the person it belongs to. With the ID number its last four characters are kept as a keyed hash:
 * they tell apart the people who share one phone. Refuses `conflict` when the account belongs to somebody else.
 */
export async function bindAccount(
  tx: Transaction,
  { account, resident, realLevel, name, idNumber }: Binding,
): Promise<void> {
  const free = { id: account, kind: 'person', OR: [{ resident: null }, { resident }] }
  const data = { resident, realLevel, ...(name && { name }) }
  const { count } = await tx.account.updateMany({ where: free, data })
  if (count === 0) throw new Refusal('conflict', 'account-bound')
  if (idNumber === undefined) return
  const secretEnc = tailMac(account, idNumber.slice(-4))
  await tx.credential.deleteMany({ where: { account, kind: 'id-tail' } })
  await tx.credential.createMany({ data: [{ account, kind: 'id-tail', secretEnc, confirmed: true }] })
}

/** Ties an account to an identity of an outside identity service (OpenID Connect issuer and subject). */
export async function linkIdentity(
  tx: Transaction,
  { account, issuer, subject }: { account: string; issuer: string; subject: string },
): Promise<void> {
  const id = newId()
  const kind = oidcKind(issuer, subject)
  await tx.credential.createMany({
    data: [{ id, account, kind, secretEnc: seal(subject, `credential.secret_enc:${id}`), confirmed: true }],
    skipDuplicates: true,
  })
}

/** The account that an outside identity was tied to, or null. */
export async function accountByIdentity(
  tx: Transaction,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<FoundAccount | null> {
  const [tied] = await tx.credential.findMany({
    where: { kind: oidcKind(issuer, subject), confirmed: true },
    select: { account: true },
    take: 1,
  })
  return tied ? tx.account.findUnique({ where: { id: tied.account }, select: found }) : null
}

function oidcKind(issuer: string, subject: string): string {
  return `oidc:${loginMac('oidc', `${issuer} ${subject}`)}`
}
