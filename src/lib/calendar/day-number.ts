const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Number of days of a month (1–12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** True for `YYYY-MM-DD` that exists in the Gregorian calendar (30 February does not). */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = Number(text.slice(8))
  return day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
}

/**
 * Days since 1970-01-01 of a date `YYYY-MM-DD`. Whole numbers make dates countable without time zones.
 * @throws RangeError when the text is not a real date.
 */
export function dayNumber(date: string): number {
  if (!isDate(date)) throw new RangeError(`Not a date: ${date}`)
  const month = Number(date.slice(5, 7))
  // Years that begin in March have the leap day last. 719,468 is the day number of 0000-03-01, negated.
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8)) - 1
  return daysBefore(year) + dayOfYear - 719_468
}

/**
 * The date of a day number; the inverse of `dayNumber`.
 * @throws RangeError outside the years 0000–9999, which `YYYY-MM-DD` cannot write.
 */
export function dateOf(day: number): string {
  const shifted = day + 719_468
  const marchYear = marchYearOf(shifted)
  const dayOfYear = shifted - daysBefore(marchYear)
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  return writeDate(marchYear + (month <= 2 ? 1 : 0), month, dayOfMonth)
}

/** The calendar year in which a day number lies. */
export function yearOf(day: number): number {
  const shifted = day + 719_468
  const marchYear = marchYearOf(shifted)
  return shifted - daysBefore(marchYear) >= 306 ? marchYear + 1 : marchYear
}

function daysBefore(marchYear: number): number {
  return marchYear * 365 + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
}

function marchYearOf(shifted: number): number {
  const guess = Math.floor(shifted / 365.2425)
  if (daysBefore(guess) > shifted) return guess - 1
  return daysBefore(guess + 1) <= shifted ? guess + 1 : guess
}

/**
 * `YYYY-MM-DD` from its numbers.
 * @throws RangeError when the year has not four digits; does not check month and day.
 */
export function writeDate(year: number, month: number, day: number): string {
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`Year out of range: ${year}`)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** True for Saturdays and Sundays. */
export function isWeekend(day: number): boolean {
  const sinceSunday = (((day + 4) % 7) + 7) % 7
  return sinceSunday === 0 || sinceSunday === 6
}
