import 'server-only'
import { unitsAbove } from '@/lib/access/units-above'
import type { Template } from '@/lib/catalogue/schema'
import { now, today } from '@/lib/kernel/clock'
import type { Run } from '@/lib/kernel/command'
import { mac, seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { sayDate } from '@/lib/text/say-date'
import type { Text } from '@/lib/text/text'
import { newCheckCode } from './check-code'
import { type BothWords, fillOne } from './filled-text'
import { type Block, bothFillings, type Filling, fillBlocks, withGiven } from './paper-content'
import { type PaperData, sealPaper } from './paper-data'
import { type Counted, nextNumber, unitWords } from './paper-number'
import { contentDigest, signPaper } from './paper-signature'

/** The filling is in Chinese, `en` in English; `version` is the publication that the case pins. */
export type PaperOrder = Filling & {
  template: Template
  version: string
  caseId: string
  unitPath: string
  en?: Filling
}

/**
 * Issues a paper in the caller's transaction: its number (without gaps), its check code, its sealed content and its
 * signature. The print is made by the worker afterwards. The case must exist when the transaction ends. Does not ask
 * for rights.
 */
export async function issuePaper(
  { tx, emit }: Pick<Run<unknown>, 'tx' | 'emit'>,
  order: PaperOrder,
): Promise<{ id: string; number: string; code: string }> {
  const { template, caseId, version, unitPath } = order
  const [id, code, at] = [newId(), newCheckCode(), now()]
  const units = await unitsAbove(tx, unitPath)
  const counted = await nextNumber(tx, { series: template.series?.key ?? template.key, unitPath, units })
  const data = contentOf(order, { counted, given: unitWords(units) })
  const { number } = data
  const digest = contentDigest(code, data)
  const signature = signPaper({ number, code, template: template.key, at: at.toISOString(), digest })
  const kept = { title: data.title, issuer: issuerOf(data.blocks), digest, signature, dataEnc: sealPaper(id, data) }
  const found = { checkMac: mac('paper-code', code), codeEnc: seal(code, `paper.code_enc:${id}`) }
  const row = { id, at, series: counted.series, number, caseId, template: template.key, version, unitPath }
  await tx.paper.createMany({ data: [{ ...row, ...kept, ...found }] })
  emit('print-paper', { paper: id })
  return { id, number, code }
}

function contentOf(order: PaperOrder, { counted, given }: { counted: Counted; given: BothWords }): PaperData {
  const { template, en, ...chinese } = order
  const fillings = bothFillings(chinese, en)
  const day = today()
  const words = (locale: 'zh-Hans' | 'en') => ({
    year: counted.year,
    date: sayDate(day, locale, 'plain'),
    ...given[locale],
  })
  const named = withGiven(fillings, { 'zh-Hans': words('zh-Hans'), en: words('en') })
  const pattern = template.series?.number ?? `${template.key}〔{year}〕{no}`
  const number = fillOne(pattern, { ...named['zh-Hans'].values, year: counted.year, no: String(counted.no) })
  const numbered = withGiven(named, { 'zh-Hans': { no: number }, en: { no: number } })
  return { title: template.title, number, blocks: fillBlocks(template, numbered) }
}

/** The closing text of a paper names who issues it. */
function issuerOf(blocks: readonly Block<Text>[]): Text {
  const last = blocks.at(-1)
  return last && 'text' in last ? last.text : ''
}
