import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Service } from '@/lib/catalogue/schema'
import { removeUploads } from '@/lib/files/remove-uploads'
import type { Actor } from '@/lib/kernel/actor'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { mayApplyFor, myPrincipals } from '@/lib/registry/households/my-principals'
import { idOrNone } from '@/lib/registry/typed-input'
import { emptyDraft, sealDraft } from './draft-data'

/** How long an untouched draft lives, in days; announced on its pages. */
export const draftDays = 30

/** When a draft that is touched now dies. */
export function draftEnd(): Date {
  return new Date(now().getTime() + draftDays * 86_400_000)
}

/** For oneself, for a ward, or as an agent where the item takes one and the principal's mandate names it (`*`: every item). */
async function assertMayApplyFor(
  tx: Transaction,
  { actor, subject, service }: { actor: Actor; subject: string; service: Service },
): Promise<void> {
  if (subject === actor.resident) return
  const principal = (await myPrincipals(tx, actor)).find(({ id }) => id === subject)
  const item = { key: service.key, agent: service.applicant.agent ?? false }
  if (!principal || !mayApplyFor(principal, item)) throw new Refusal('not-allowed', 'no-mandate')
}

/**
 * Begins an application for oneself or a principal, or goes on with the one that is open: one open draft for each person
 * and item. With `again`, or when its time is over, the
 * open one is emptied. Prefill needs a person bound once, so it refuses until there is one.
 */
export const startDraft = command({
  name: 'start-draft',
  permission: 'draft.edit',
  input: z.strictObject({ service: z.string().max(80), subject: idOrNone, again: z.enum(['1']).optional() }),
  run: async ({ tx, actor, input, emit, audit }) => {
    const published = (await loadOffice(tx)).service(input.service)
    if (!published || published.service.audience === 'staff') throw new Refusal('not-found', 'no-service')
    const subject = input.subject ?? actor.resident
    if (!subject) return { to: `/bind?next=${encodeURIComponent(`/services/${input.service}`)}` }
    await assertMayApplyFor(tx, { actor, subject, service: published.service })
    const owner = actor.account ?? ''
    const id = newId()
    const fresh = { version: published.version, answersEnc: sealDraft(id, emptyDraft), diesAt: draftEnd() }
    await tx.$executeRaw`
      INSERT INTO draft (id, owner, service, version, subject, channel, answers_enc, dies_at)
      VALUES (${id}::uuid, ${owner}::uuid, ${input.service}, ${fresh.version}::uuid, ${subject}::uuid, ${actor.channel}, ${fresh.answersEnc}, ${fresh.diesAt})
      ON CONFLICT DO NOTHING`
    const found = await tx.draft.findFirstOrThrow({
      where: { owner, service: input.service, subject, caseId: null },
      select: { id: true, diesAt: true },
    })
    if (found.id !== id && (input.again || found.diesAt <= now())) {
      await removeUploads({ tx, emit }, { draft: found.id, owner })
      await tx.draft.update({
        where: { id: found.id },
        data: { version: fresh.version, answersEnc: sealDraft(found.id, emptyDraft), diesAt: fresh.diesAt },
        select: { id: true },
      })
    }
    audit({ subject: found.id, detail: { service: input.service, going_on: found.id !== id } })
    return { to: `/apply/${found.id}` }
  },
})
