import 'server-only'
import type { DueLine } from '@/lib/calendar/due-date'
import type { Office } from '@/lib/catalogue/office'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { ClockView } from './clock-view'

/** One day of an explanation in words: the name of the holiday, or why the clock stands still. */
export type SaidLine = Omit<DueLine, 'name'> & { name: string }
export type SaidClock = Omit<ClockView, 'lines'> & { lines: SaidLine[] }

/** The office's code list of reasons for which a clock may stand still. */
const stopReasons = 'clock_stop'

/** Clocks with their explanations in the language of the reader. */
export function sayClocks(clocks: ClockView[], office: Office, locale: Locale): SaidClock[] {
  const reasons = office.codes(stopReasons)?.codes
  const word = (line: DueLine) =>
    line.kind === 'pause' ? (reasons?.find(({ code }) => code === line.name)?.label ?? line.name) : line.name
  return clocks.map((clock) => ({
    ...clock,
    lines: clock.lines.map((line) => ({ ...line, name: say(word(line) ?? '', locale) })),
  }))
}
