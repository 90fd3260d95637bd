import { toTraditional } from './traditional'

/** The texts of one area: words that may be grouped, leaves in the ICU message format. */
export type Messages = { [key: string]: string | Messages }

/** Every leaf as traditional characters. Names of ICU arguments are Latin letters and pass through unchanged. */
export function traditionalMessages(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? toTraditional(value) : traditionalMessages(value),
    ]),
  )
}
