import type { Locale } from './locale'
import { type DateStyle, sayDate } from './say-date'

/** The Swedish form is ISO's own: `2026-11-23 10:24`. */
const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/**
 * An instant (Date, or an ISO string with its zone) in the time of Shanghai: `2026年11月23日 周一 10:24`. Time is
 * always written with 24 hours. Throws a RangeError when the instant is not one.
 */
export function sayDateTime(instant: Date | string, locale: Locale = 'zh-Hans', style: DateStyle = 'plain'): string {
  const [date = '', time = ''] = shanghai.format(new Date(instant)).split(' ')
  return `${sayDate(date, locale, style)} ${time}`
}

/** The day of an instant (Date, or an ISO string with its zone) in Shanghai, in the words of `sayDate`. */
export function sayDayOf(instant: Date | string, locale: Locale = 'zh-Hans', style: DateStyle = 'plain'): string {
  const [date = ''] = shanghai.format(new Date(instant)).split(' ')
  return sayDate(date, locale, style)
}
