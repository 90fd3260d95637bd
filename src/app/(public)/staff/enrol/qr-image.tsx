import { create } from 'qrcode'

/** A QR code drawn on the server as one path of squares, dark on white in every mode, so that any camera reads it. */
export function QrImage({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const squares = Array.from(modules.data).flatMap((dark, at) =>
    dark ? [`M${(at % modules.size) + 4} ${Math.floor(at / modules.size) + 4}h1v1h-1z`] : [],
  )
  const size = modules.size + 8
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} className="w-60 max-w-full rounded-field">
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={squares.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
