type QrCodeProps = {
  /** Modules of one side, and the dark ones as an SVG path. */
  size: number
  path: string
  /** What it leads to, for a screen reader. */
  label: string
  className?: string
}

/** A QR code with its quiet zone, dark on white in every mode and on paper. */
export function QrCode({ size, path, label, className }: QrCodeProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect x="-2" y="-2" width={size + 4} height={size + 4} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
