import type { Block } from '@/lib/files/paper-content'
import { DefinitionList } from './ui/definition-list'
import { Table } from './ui/table'

type PaperBlocksProps = {
  blocks: readonly Block<string>[]
  /** Names tables for a screen reader. */
  caption: string
  /** Rank of the headings inside. */
  level?: 2 | 3
}

/** The content of a paper, notice or message: headings, sentences, pairs and tables, in their order. */
export function PaperBlocks({ blocks, caption, level = 2 }: PaperBlocksProps) {
  return (
    <div className="grid gap-3">
      {blocks.map((block, at) => (
        <OneBlock key={String(at)} block={block} caption={caption} level={level} />
      ))}
    </div>
  )
}

function OneBlock({ block, caption, level }: { block: Block<string>; caption: string; level: 2 | 3 }) {
  const Heading = `h${level}` as const
  if ('heading' in block) return <Heading className="mt-2 text-h3">{block.heading}</Heading>
  if ('text' in block) return <p>{block.text}</p>
  if ('pairs' in block)
    return <DefinitionList items={block.pairs.map(({ label, value }) => ({ term: label, value }))} />
  const { head, body } = block.table
  const rows = body.map((cells, at) => ({ id: String(at), cells }))
  const columns = head.map((title, at) => ({
    key: String(at),
    head: title,
    heads: at === 0,
    cell: (row: { cells: string[] }) => row.cells[at] ?? '',
  }))
  return <Table caption={caption} hideCaption columns={columns} rows={rows} rowKey={(row) => row.id} stacked />
}
