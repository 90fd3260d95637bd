import 'server-only'
import QRCode from 'qrcode'

/** A QR code to be drawn: a square of `size` modules and the outline of its dark ones as an SVG path. */
export type QrImage = { size: number; path: string }

/** The QR code (ISO/IEC 18004, level M) of a text, without its quiet zone. */
export function qrImage(text: string): QrImage {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const dark = Array.from({ length: size * size }, (_, at) => at).filter((at) => modules.data[at])
  return { size, path: dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('') }
}
