import { PNG } from 'pngjs'

/** A small real PNG in the shape of a card, for uploads. */
export function cardPhoto(name = 'card.png'): { name: string; mimeType: string; buffer: Buffer } {
  const picture = new PNG({ width: 240, height: 150 })
  for (let at = 0; at < picture.data.length; at += 4) {
    const [x, y] = [(at / 4) % 240, Math.floor(at / 4 / 240)]
    const line = y > 80 && y < 96 && x > 20 && x < 220 && x % 12 < 8
    picture.data.set(line ? [250, 250, 250, 255] : [30, 90 + (x >> 2), 80 + (y >> 1), 255], at)
  }
  return { name, mimeType: 'image/png', buffer: PNG.sync.write(picture) }
}
