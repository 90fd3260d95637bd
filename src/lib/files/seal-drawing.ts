const vermilion = '#c23a22'
const centre = 60
const radius = 41

/** Letters set along the upper arc of a circle, feet inwards. */
function along(text: string): string {
  const letters = [...text]
  const step = Math.min(0.44, 4.2 / Math.max(letters.length, 1))
  const first = -((letters.length - 1) * step) / 2
  return letters
    .map((letter, index) => {
      const degrees = ((first + index * step) * 180) / Math.PI
      return `<text x="${centre}" y="${centre - radius}" text-anchor="middle" transform="rotate(${degrees.toFixed(2)} ${centre} ${centre})">${letter}</text>`
    })
    .join('')
}

function star(size: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const reach = index % 2 === 0 ? size : size * 0.382
    const angle = (index * Math.PI) / 5 - Math.PI / 2
    return `${(centre + reach * Math.cos(angle)).toFixed(2)},${(centre + reach * Math.sin(angle)).toFixed(2)}`
  })
  return `<polygon points="${points.join(' ')}" fill="${vermilion}"/>`
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, '')
}

/**
 * A round vermilion mark with the office's name, as SVG. It is a drawing, not an electronic seal: what proves a paper is
 * its check code and signature. `below` says so in a word: 演示 in the demonstration.
 */
export function sealDrawing({ name, below }: { name: string; below: string }): string {
  const size = [...name].length > 12 ? 9 : 12
  return `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120" viewBox="0 0 120 120">
    <g opacity="0.86"><circle cx="${centre}" cy="${centre}" r="56" fill="none" stroke="${vermilion}" stroke-width="2.6"/>
    ${star(14)}
    <g font-family="Noto" font-weight="bold" font-size="${size}" fill="${vermilion}">${along(escaped(name))}</g>
    <text x="${centre}" y="95" text-anchor="middle" font-family="Noto" font-weight="bold" font-size="11" fill="${vermilion}">${escaped(below)}</text></g>
  </svg>`
}
