import 'server-only'
import type { Template } from '@/lib/catalogue/schema'
import { now } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'

type Words = { values: Record<string, string> }
export type Publishing = {
  id: string
  kind: string
  unitPath: string
  template: Template
  zh: Words
  en: Words
  caseId: string | null
  from: Date
  to: Date | null
}

/** Publishes a notice to the people of a unit for a time. The texts are filled now and do not change with the case. */
export async function publish(tx: Transaction, given: Publishing): Promise<void> {
  const { template, zh, en } = given
  await tx.publication.createMany({
    data: {
      id: given.id,
      kind: given.kind,
      unitPath: given.unitPath,
      audience: 'all',
      title: both(template.title, { zh, en }),
      body: template.blocks.flatMap((block) => blockTexts(block).map((text) => both(text, { zh, en }))),
      caseId: given.caseId,
      from: given.from,
      to: given.to,
    },
  })
}

/** Takes down what was published for a case. */
export async function withdrawPublications(tx: Transaction, caseId: string): Promise<void> {
  await tx.publication.updateMany({ where: { caseId, withdrawnAt: null }, data: { withdrawnAt: now() } })
}

function blockTexts(block: Template['blocks'][number]): Text[] {
  if ('heading' in block) return [block.heading]
  if ('text' in block) return [block.text]
  if ('pairs' in block) return block.pairs.map((pair) => pairText(pair))
  return []
}

function pairText({ label, value }: { label: Text; value: string }): Text {
  return { 'zh-Hans': `${say(label, 'zh-Hans')}：{${value}}`, en: `${say(label, 'en')}: {${value}}` }
}

function both(text: Text, { zh, en }: { zh: Words; en: Words }): { 'zh-Hans': string; en: string } {
  return { 'zh-Hans': filled(say(text, 'zh-Hans'), zh.values), en: filled(say(text, 'en'), en.values) }
}

function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\{([a-z_]+)\}/g, (_, name: string) => values[name] ?? '')
}
