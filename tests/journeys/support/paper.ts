import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** Whether the two programs that draw and read PDFs are here. */
export function canReadPdf(): boolean {
  try {
    for (const program of ['pdftoppm', 'pdftotext']) execFileSync(program, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A PDF as its reader sees it: the address in the QR code of its first page, its text, and how much of it is inked. */
export function readPdf(pdf: Buffer): { address: string; text: string; ink: number } {
  const folder = mkdtempSync(join(tmpdir(), 'yikou-paper-'))
  const file = join(folder, 'paper.pdf')
  try {
    writeFileSync(file, pdf)
    execFileSync('pdftoppm', ['-png', '-r', '150', '-f', '1', '-l', '1', '-singlefile', file, join(folder, 'page')])
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
    return { ...seen(PNG.sync.read(readFileSync(join(folder, 'page.png')))), text }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function seen({ data, width, height }: PNG): { address: string; ink: number } {
  const found = jsQR(new Uint8ClampedArray(data), width, height)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
  return { address: found?.data ?? '', ink: dark / (width * height) }
}

/** The address in a QR code that a screenshot shows, or nothing. */
export function qrOf(screenshot: Buffer): string {
  return seen(PNG.sync.read(screenshot)).address
}
