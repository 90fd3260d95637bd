import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { Template } from '@/lib/catalogue/schema'
import { fill } from '@/lib/files/filled-text'
import { bothFillings, type Filling, fillBlocks } from '@/lib/files/paper-content'
import { now } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'

/** `unitPath` is the audience's unit. `to` ends it by itself; null: until it is withdrawn. Values must be masked already. */
export type PublicationOrder = {
  id: string
  kind: string
  unitPath: string
  template: Template
  zh: Filling
  en: Filling
  caseId: string | null
  from: Date
  to: Date | null
}

/** Makes a notice public from an instant on, in the caller's transaction. Does not ask for rights and masks nothing. */
export async function publish(tx: Transaction, order: PublicationOrder): Promise<void> {
  const { id, kind, unitPath, template, zh, en, caseId, from, to } = order
  const words = { 'zh-Hans': zh.values, en: en.values }
  const title: Prisma.InputJsonValue = fill(template.title, words)
  const body: Prisma.InputJsonValue = { blocks: fillBlocks(template, bothFillings(zh, en)) }
  await tx.publication.createMany({
    data: [{ id, kind, unitPath, audience: unitPath, title, body, caseId, from, to }],
  })
}

/** Takes down every notice of a case that is still up. */
export async function withdrawPublications(tx: Transaction, caseId: string): Promise<void> {
  await tx.publication.updateMany({ where: { caseId, withdrawnAt: null }, data: { withdrawnAt: now() } })
}
