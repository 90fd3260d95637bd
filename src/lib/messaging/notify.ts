import 'server-only'
import type { Template } from '@/lib/catalogue/schema'
import { fill } from '@/lib/files/filled-text'
import { bothFillings, type Filling, fillBlocks } from '@/lib/files/paper-content'
import type { Run } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import type { Locale } from '@/lib/text/locale'
import { sealMessage } from './message-body'

/** The filling is in Chinese, `en` in English. `locale` is the reader's, for the text message. */
export type NoticeOrder = Filling & {
  template: Template
  caseId: string | null
  toPerson: string
  locale: Locale
  en?: Filling
}

/**
 * Leaves a message for a person in the caller's transaction and answers its id. When the template has words for a text
 * message, the worker sends them to the person's phone afterwards. Does not ask for rights.
 */
export async function notify({ tx, emit }: Pick<Run<unknown>, 'tx' | 'emit'>, order: NoticeOrder): Promise<string> {
  const { template, caseId, toPerson, locale, en, ...chinese } = order
  const id = newId()
  const fillings = bothFillings(chinese, en)
  const words = { 'zh-Hans': fillings['zh-Hans'].values, en: fillings.en.values }
  const body = { blocks: fillBlocks(template, fillings), sms: template.sms ? fill(template.sms, words) : null }
  const said = sealMessage(id, { title: fill(template.title, words), body })
  await tx.message.createMany({ data: [{ id, caseId, toPerson, template: template.key, locale, ...said }] })
  if (template.sms) emit('deliver', { message: id })
  return id
}
