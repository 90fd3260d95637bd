import { type DraftData, emptyDraft, sealDraft } from '@/lib/cases/drafts/draft-data'
import { seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { transaction } from '@/lib/kernel/transaction'
import { type Behind, type Person, street } from './matrix-street'

/** What a person of the demonstration would have typed into an application for the old-age allowance. */
export function typed(name: string): Pick<DraftData, 'form' | 'party'> {
  return {
    form: { own_account: 'yes', 'privacy.signers.0.name': name, 'truth.signers.0.name': name },
    party: {
      'account.bank': '中国工商银行',
      'account.number': '6222020200112230000',
      phone: '13900005200',
      'living.division': `${street}qinghe-shequ/`,
      'living.detail': '柳园路1号',
    },
  }
}

/** The version of an item that is in force. */
export async function versionOf({ ask }: Behind, key: string): Promise<string> {
  const [row] = await ask<{ id: string }>(
    `select v.id from definition_version v join definition d on d.id = v.definition and d.current = v.number
     where d.kind = 'service' and d.key = $1`,
    [key],
  )
  if (!row) throw new Error(`${key} is not published`)
  return row.id
}

/** An application that is complete but for its submission: answers, and the photo that the item asks for. */
export async function completeDraft(person: Person, version: string): Promise<string> {
  const [id, file, owner] = [newId(), newId(), person.account ?? '']
  const data = { ...emptyDraft, ...typed(person.name), seen: ['you', 'g0', 'g1', 'papers'] }
  const draft = { id, owner, service: 'old-age-allowance', version, subject: person.resident, channel: 'web' }
  const photo = { id: file, owner, draft: id, field: 'material:bank_card', sha256: file, size: 4, mime: 'image/jpeg' }
  const more = { state: 'safe', storageKey: file, nameEnc: seal('卡.jpg', `file.name_enc:${file}`) }
  await transaction({ as: 'worker' }, async ({ tx }) => {
    const diesAt = new Date(Date.now() + 86_400_000)
    await tx.draft.createMany({ data: [{ ...draft, answersEnc: sealDraft(id, data), diesAt }] })
    await tx.file.createMany({ data: [{ ...photo, ...more }] })
  })
  return id
}
