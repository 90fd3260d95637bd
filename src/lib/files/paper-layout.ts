import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Block, RenderedPaper } from './paper-content'

const ink = '#1c2b33'
const soft = '#46565f'
const line = '#cdc5b3'
const brand = '#0f5c5e'
const vermilion = '#b3361f'

/** Everything that stands on the sheet, in words; `qr` and `seal` are SVG drawings. */
export type PaperSheet = RenderedPaper & {
  number: string
  date: string
  code: string
  checkAddress: string
  qr: string
  seal: string
  demo: boolean
}

const rules = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0,
  hLineColor: () => line,
  paddingTop: () => 6,
  paddingBottom: () => 6,
}

function content(block: Block<string>): Content {
  if ('heading' in block) return { text: block.heading, bold: true, fontSize: 13, color: brand, margin: [0, 12, 0, 4] }
  if ('text' in block) return { text: block.text, margin: [0, 4, 0, 4], leadingIndent: 23 }
  if ('pairs' in block) {
    const rows = block.pairs.map(({ label, value }) => [{ text: label, color: soft }, { text: value }])
    return { table: { widths: [120, '*'], body: rows }, layout: rules, margin: [0, 4, 0, 10] }
  }
  const { head, body } = block.table
  const widths = head.map(() => '*')
  const top = head.map((text) => ({ text, bold: true, color: soft, fillColor: '#f3efe6' }))
  const rows = body.length > 0 ? body : [head.map(() => '—')]
  return { table: { widths, headerRows: 1, body: [top, ...rows] }, layout: rules, margin: [0, 4, 0, 10] }
}

/** Office and date at the right with the mark over them, kept on one page. */
function closing({ closing: office, date, seal }: PaperSheet): Content {
  return {
    unbreakable: true,
    margin: [0, 26, 0, 0],
    stack: [
      { svg: seal, width: 118, relativePosition: { x: 330, y: -40 } },
      { text: office, alignment: 'right', margin: [0, 0, 24, 2] },
      { text: date, alignment: 'right', margin: [0, 0, 24, 40] },
    ],
  }
}

/** How anybody can check the paper: on every page. */
function footer(sheet: PaperSheet) {
  return (page: number, pages: number): Content => ({
    margin: [56, 8, 56, 0],
    columns: [
      { svg: sheet.qr, width: 66 },
      {
        margin: [12, 4, 0, 0],
        fontSize: 8.5,
        lineHeight: 1,
        color: soft,
        stack: [
          { text: '扫描二维码，或打开下面的网址输入查验码，可以查验这份文书的真伪。', margin: [0, 0, 0, 3] },
          { text: sheet.checkAddress, margin: [0, 0, 0, 3] },
          { text: ['查验码  ', { text: sheet.code, bold: true, color: ink, fontSize: 10 }], margin: [0, 0, 0, 3] },
          { text: `${sheet.number}　第 ${page} 页，共 ${pages} 页` },
        ],
      },
    ],
  })
}

/** The sheet as pdfmake's description: A4, one family of type, warm rules, vermilion only for the mark and the top rule. */
export function paperLayout(sheet: PaperSheet): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [56, 74, 56, 116],
    info: { title: sheet.title },
    defaultStyle: { font: 'Noto', fontSize: 11.5, lineHeight: 1.12, color: ink },
    ...(sheet.demo && { watermark: { text: '演示', color: vermilion, opacity: 0.05, bold: true, angle: -30 } }),
    header: {
      margin: [56, 34, 56, 0],
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: 483, y2: 0, lineWidth: 2.2, lineColor: vermilion }],
    },
    footer: footer(sheet),
    content: [
      { text: sheet.title, bold: true, fontSize: 21, alignment: 'center', margin: [0, 4, 0, 2] },
      { text: sheet.number, color: soft, alignment: 'center', margin: [0, 0, 0, 16] },
      ...sheet.blocks.map(content),
      closing(sheet),
    ],
  }
}
