import 'server-only'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { glyphTest } from './glyphs'

const require = createRequire(import.meta.url)
const folder = '@expo-google-fonts/noto-sans-sc'

/** Files of the two cuts of Noto Sans SC; a print embeds only the characters it uses. */
export function paperFonts(): { regular: string; bold: string } {
  return {
    regular: require.resolve(`${folder}/400Regular/NotoSansSC_400Regular.ttf`),
    bold: require.resolve(`${folder}/700Bold/NotoSansSC_700Bold.ttf`),
  }
}

let known: ((codePoint: number) => boolean) | undefined

/**
 * A text that the font can print whole. A character that it does not have is printed as its number in Unicode, which is
 * exact and can be looked up, instead of as an empty box; the web page of the paper shows the character itself.
 */
export function printable(text: string): string {
  known ??= glyphTest(readFileSync(paperFonts().regular))
  const has = known
  return [...text.normalize('NFC')]
    .map((letter) => {
      const point = letter.codePointAt(0) ?? 0
      if (point === 10 || has(point)) return letter
      return point < 32 || /\p{M}|\p{Cf}/u.test(letter) ? '' : `[U+${point.toString(16).toUpperCase()}]`
    })
    .join('')
}
