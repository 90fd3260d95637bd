import { submitApplication } from '@/lib/cases/drafts/submit-application'
import { seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { knownFacts } from '@/lib/registry/facts'
import { proposeCorrection } from '@/lib/registry/propose-correction'
import { completeDraft, versionOf } from '../../support/matrix-application'
import {
  type Behind,
  neighbour,
  type Person,
  personNamed,
  sessionOf,
  somebodyIn,
  staffAt,
  street,
} from '../../support/matrix-street'
import '@/lib/web/register'

export type Signed = Person & { account: string; entry: Entry }

/** A resident of the demonstration, signed in. */
export async function signedIn(look: Behind, name: string): Promise<Signed> {
  const person = await personNamed(look, name)
  const account = person.account ?? ''
  return { ...person, account, entry: (await sessionOf(account, 'person')).entry }
}

/** A member of the staff, signed in. */
export async function staff(look: Behind, role: string, unit: string): Promise<{ account: string; entry: Entry }> {
  const [first] = await staffAt(look, role, unit)
  if (!first) throw new Error(`nobody is ${role} at ${unit}`)
  return { account: first.account, entry: (await sessionOf(first.account, 'staff')).entry }
}

/** 王秀英 with her agent 李敏, 吴德 who is a stranger to both, a clerk of their street and one of the next. */
export async function rightsGround(look: Behind) {
  return {
    wang: await signedIn(look, '王秀英'),
    li: await signedIn(look, '李敏'),
    wu: await signedIn(look, '吴德'),
    clerk: await staff(look, 'clerk', `${street}hall/`),
    abroad: await staff(look, 'clerk', `${neighbour}hall/`),
    reviewer: await staff(look, 'reviewer', `${street}relief/`),
    foreigner: await somebodyIn(look, neighbour),
  }
}

/** A file as it lies there after it was sent and checked. */
export async function proofFor(owner: string, draft: string): Promise<string> {
  const id = newId()
  const plain = { sha256: id, size: 4, mime: 'image/jpeg', state: 'safe', storageKey: id, field: 'proof' }
  const nameEnc = seal('证明.jpg', `file.name_enc:${id}`)
  await transaction({ as: 'worker' }, ({ tx }) =>
    tx.file.createMany({ data: [{ id, owner, draft, nameEnc, ...plain }] }),
  )
  return id
}

type Asked = { element: string; value: unknown; said?: string; proof?: boolean }

/** Proposes a correction of something about oneself, with proof unless said; answers its id. */
export async function propose(
  person: Signed,
  { element, value, said = '登记错了', proof = true }: Asked,
): Promise<string> {
  const id = newId()
  if (proof) await proofFor(person.account, id)
  await proposeCorrection.execute({ entry: person.entry, input: { id, person: person.resident, element, value, said } })
  return id
}

/** What the register says of an element, as this reader sees it. */
export function factOf(entry: Entry, person: string, element: string) {
  return transaction(entry, async ({ tx }) => (await knownFacts(tx, person))[element])
}

/** The person applies for the allowance; answers the case. */
export async function applied(look: Behind, person: Signed): Promise<string> {
  const draft = await completeDraft(person, await versionOf(look, 'old-age-allowance'))
  await submitApplication.execute({ entry: person.entry, input: { draft, truth: 'yes' } })
  return draft
}
