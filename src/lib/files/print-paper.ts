import 'server-only'
import pdfmake from 'pdfmake'
import QRCode from 'qrcode'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import { open } from '@/lib/kernel/crypto'
import { env } from '@/lib/kernel/env'
import { transaction } from '@/lib/kernel/transaction'
import { say } from '@/lib/text/say'
import { sayDate } from '@/lib/text/say-date'
import { checkAddress } from './check-address'
import { groupedCode } from './check-code'
import { type Block, renderPaper } from './paper-content'
import { openPaper, type PaperData } from './paper-data'
import { paperFonts, printable } from './paper-fonts'
import { type PaperSheet, paperLayout } from './paper-layout'
import { sealDrawing } from './seal-drawing'
import { putObject, storageKey } from './storage'

type Issued = { data: PaperData; code: string; at: Date }

/** The worker's print of an issued paper: an encrypted A4 PDF in Chinese. May be repeated; a paper that has one keeps it. */
export async function printPaper(id: string): Promise<void> {
  const select = { codeEnc: true, dataEnc: true, at: true, pdfKey: true } as const
  const row = await transaction({ as: 'worker' }, ({ tx }) => tx.paper.findUnique({ where: { id }, select }))
  if (!row || row.pdfKey) return
  const issued = { data: openPaper(id, row.dataEnc), code: open(row.codeEnc, `paper.code_enc:${id}`), at: row.at }
  const pdfKey = storageKey('papers', id)
  await putObject(pdfKey, await paperPdf(issued))
  await transaction({ as: 'worker' }, ({ tx }) =>
    tx.paper.updateMany({ where: { id, pdfKey: null }, data: { pdfKey } }),
  )
}

/** The bytes of the print. */
export async function paperPdf(issued: Issued): Promise<Buffer> {
  const { regular, bold } = paperFonts()
  const allowed = new Set([regular, bold])
  pdfmake.setFonts({ Noto: { normal: regular, bold, italics: regular, bolditalics: bold } })
  pdfmake.setLocalAccessPolicy((path) => allowed.has(path))
  pdfmake.setUrlAccessPolicy(() => false)
  return pdfmake.createPdf(paperLayout(await sheetOf(issued))).getBuffer()
}

async function sheetOf({ data, code, at }: Issued): Promise<PaperSheet> {
  const rendered = renderPaper(data, (text) => printable(say(text, 'zh-Hans')))
  const { DEMO: demo, APP_ORIGIN: origin } = env()
  const office = rendered.closing.replace(/[，。；：]$/, '')
  return {
    ...rendered,
    blocks: rendered.blocks.filter(saysSomething),
    closing: office,
    number: printable(data.number),
    date: sayDate(shanghaiDate(at), 'zh-Hans', 'plain'),
    code: groupedCode(code),
    checkAddress: `${origin}/check`,
    qr: await QRCode.toString(checkAddress(code), { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
    seal: sealDrawing({ name: office, below: demo ? '演示' : '电子文书' }),
    demo,
  }
}

function saysSomething(block: Block<string>): boolean {
  return !('table' in block) || block.table.head.length > 0
}
