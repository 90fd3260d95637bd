import type { Template } from '@/lib/catalogue/schema'
import type { Text } from '@/lib/text/text'
import { type BothWords, both, fill, type Words } from './filled-text'

/** One piece of a filled paper, notice or message. `T` is `Text` where it is stored, a string once a language is chosen. */
export type Block<T> =
  | { heading: T }
  | { text: T }
  | { pairs: { label: T; value: T }[] }
  | { table: { head: T[]; body: T[][] } }

/**
 * What a template needs to become a text in one language: its values by name, for each block (by index) the cells of its
 * rows, and the indexes of the blocks whose condition holds (all blocks when left out).
 */
export type Filling = {
  values: Words
  rows?: readonly (readonly (readonly string[])[])[]
  blocks?: readonly number[]
}
export type BothFillings = { 'zh-Hans': Filling; en: Filling }

/** A paper in one language. `closing` is its last text, the office that issues it: set at the right, above the date. */
export type RenderedPaper = { title: string; blocks: Block<string>[]; closing: string }

/** A filling without English reads in Chinese for everybody. */
export function bothFillings(chinese: Filling, english: Filling = chinese): BothFillings {
  return { 'zh-Hans': chinese, en: english }
}

/** The same fillings with more values; these give way to values of the template's own. */
export function withGiven({ 'zh-Hans': zh, en }: BothFillings, given: BothWords): BothFillings {
  return {
    'zh-Hans': { ...zh, values: { ...given['zh-Hans'], ...zh.values } },
    en: { ...en, values: { ...given.en, ...en.values } },
  }
}

/** The blocks of a template that apply, with their values, in both written languages. */
export function fillBlocks(template: Template, fillings: BothFillings): Block<Text>[] {
  const applies = fillings['zh-Hans'].blocks
  return template.blocks.flatMap((block, index) =>
    applies === undefined || applies.includes(index) ? [fillBlock(block, index, fillings)] : [],
  )
}

function fillBlock(block: Template['blocks'][number], index: number, fillings: BothFillings): Block<Text> {
  const words: BothWords = { 'zh-Hans': fillings['zh-Hans'].values, en: fillings.en.values }
  if ('heading' in block) return { heading: fill(block.heading, words) }
  if ('text' in block) return { text: fill(block.text, words) }
  if ('pairs' in block) {
    const value = (name: string) => both(words['zh-Hans'][name], words.en[name])
    return { pairs: block.pairs.map((pair) => ({ label: pair.label, value: value(pair.value) })) }
  }
  const english = fillings.en.rows?.[index]
  const body = (fillings['zh-Hans'].rows?.[index] ?? []).map((row, at) =>
    row.map((cell, column) => both(cell, english?.[at]?.[column])),
  )
  return { table: { head: block.columns.map((column) => column.label), body } }
}

/** The same blocks in one language; `say` chooses it. */
export function sayBlocks(blocks: readonly Block<Text>[], say: (text: Text) => string): Block<string>[] {
  return blocks.map((block) => {
    if ('heading' in block) return { heading: say(block.heading) }
    if ('text' in block) return { text: say(block.text) }
    if ('pairs' in block)
      return { pairs: block.pairs.map((pair) => ({ label: say(pair.label), value: say(pair.value) })) }
    const { head, body } = block.table
    return { table: { head: head.map(say), body: body.map((row) => row.map(say)) } }
  })
}

/** A filled paper for one reader: the web page and the print show exactly this. */
export function renderPaper(
  paper: { title: Text; blocks: readonly Block<Text>[] },
  say: (text: Text) => string,
): RenderedPaper {
  const blocks = sayBlocks(paper.blocks, say)
  const last = blocks.at(-1)
  const closes = last !== undefined && 'text' in last
  return { title: say(paper.title), blocks: closes ? blocks.slice(0, -1) : blocks, closing: closes ? last.text : '' }
}
