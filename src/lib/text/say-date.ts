import type { Locale } from './locale'

const weekdays = {
  'zh-Hans': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  'zh-Hant': ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** How much of a date is said: `full` 2026年11月23日 周一, `plain` without the weekday, `short` 11月23日 without the year. */
export type DateStyle = 'full' | 'plain' | 'short'

/**
 * A calendar date (`YYYY-MM-DD`, no time and no zone) in words: `2026年11月23日 周一`, `Mon 23 November 2026`.
 * Anything that is not a date of the calendar comes back unchanged.
 */
export function sayDate(date: string, locale: Locale = 'zh-Hans', style: DateStyle = 'full'): string {
  const at = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date) return date
  const day = { year: at.getUTCFullYear(), month: at.getUTCMonth(), day: at.getUTCDate(), week: at.getUTCDay() }
  return locale === 'en' ? english(day, style) : chinese(day, style, locale)
}

type Day = { year: number; month: number; day: number; week: number }

function chinese(day: Day, style: DateStyle, locale: 'zh-Hans' | 'zh-Hant'): string {
  const short = `${day.month + 1}月${day.day}日`
  if (style === 'short') return short
  return style === 'plain' ? `${day.year}年${short}` : `${day.year}年${short} ${weekdays[locale][day.week]}`
}

function english(day: Day, style: DateStyle): string {
  const short = `${day.day} ${months[day.month]}`
  if (style === 'short') return short
  return style === 'plain' ? `${short} ${day.year}` : `${weekdays.en[day.week]} ${short} ${day.year}`
}
