import type { Text } from '@/lib/text/text'

const FIXED: { monthDay: string; since: number; name: Text }[] = [
  { monthDay: '01-01', since: 0, name: { 'zh-Hans': '元旦', en: "New Year's Day" } },
  { monthDay: '05-01', since: 0, name: { 'zh-Hans': '劳动节', en: 'Labour Day' } },
  { monthDay: '05-02', since: 2025, name: { 'zh-Hans': '劳动节', en: 'Labour Day' } },
  { monthDay: '10-01', since: 0, name: { 'zh-Hans': '国庆节', en: 'National Day' } },
  { monthDay: '10-02', since: 0, name: { 'zh-Hans': '国庆节', en: 'National Day' } },
  { monthDay: '10-03', since: 0, name: { 'zh-Hans': '国庆节', en: 'National Day' } },
]

/**
 * The public holidays with a fixed date in the solar calendar (全国年节及纪念日放假办法, 2 May since 2025): the ground of
 * an estimate for a year whose notice is not out. Holidays of the lunar calendar, Tomb-Sweeping Day and every shift of
 * days around holidays are left out, because only the yearly notice fixes them.
 */
export function statutoryDays(year: number): { date: string; name: Text }[] {
  const prefix = String(year).padStart(4, '0')
  return FIXED.filter(({ since }) => year >= since).map(({ monthDay, name }) => ({
    date: `${prefix}-${monthDay}`,
    name,
  }))
}
