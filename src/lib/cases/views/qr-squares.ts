import 'server-only'
import { create } from 'qrcode'

/** A QR code as one SVG path of squares and the side of its drawing, four squares of quiet zone on every side. */
export function qrSquares(text: string): { side: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const squares = Array.from(modules.data).flatMap((dark, at) =>
    dark ? [`M${(at % modules.size) + 4} ${Math.floor(at / modules.size) + 4}h1v1h-1z`] : [],
  )
  return { side: modules.size + 8, path: squares.join('') }
}
