/**
 * Whether a TrueType font draws a character, read from its `cmap` table (formats 4 and 12; OpenType 1.9 §cmap). Rare
 * characters of names (beyond the Basic Multilingual Plane) are missing from many fonts.
 */
export function glyphTest(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableOffset(view, 'cmap')
  const ranges = cmap === null ? [] : subtables(view, cmap).flatMap((at) => rangesOf(view, at))
  return (codePoint) => ranges.some(([from, to]) => codePoint >= from && codePoint <= to)
}

type Range = readonly [from: number, to: number]

function tableOffset(view: DataView, tag: string): number | null {
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)))
    if (name === tag) return view.getUint32(at + 8)
  }
  return null
}

function subtables(view: DataView, cmap: number): number[] {
  const count = view.getUint16(cmap + 2)
  return Array.from({ length: count }, (_, index) => cmap + view.getUint32(cmap + 4 + index * 8 + 4))
}

function rangesOf(view: DataView, at: number): Range[] {
  const format = view.getUint16(at)
  if (format === 12) {
    return Array.from({ length: view.getUint32(at + 12) }, (_, index) => {
      const group = at + 16 + index * 12
      return [view.getUint32(group), view.getUint32(group + 4)] as const
    })
  }
  if (format !== 4) return []
  const segments = view.getUint16(at + 6) / 2
  return Array.from({ length: segments }, (_, index) => {
    const end = view.getUint16(at + 14 + index * 2)
    return [view.getUint16(at + 16 + segments * 2 + index * 2), end === 0xffff ? 0xfffe : end] as const
  })
}
