import 'server-only'
import sharp from 'sharp'

const longestEdge = 4000
/** Beyond this a small file unpacks into gigabytes. */
const mostPixels = 120_000_000

/**
 * The same picture drawn anew: upright, at most 4,000 pixels long, without EXIF (place, device), comments or anything
 * hidden behind the image. Null when it cannot be read whole.
 */
export async function cleanImage(bytes: Uint8Array, mime: 'image/jpeg' | 'image/png'): Promise<Buffer | null> {
  try {
    const drawn = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
    return await (mime === 'image/png' ? drawn.png() : drawn.jpeg({ quality: 88 })).toBuffer()
  } catch {
    return null
  }
}
