/** `npm run -s due -- 2025-01-24 5`: the fifth working day after a date, and why it is that day. */
import { readFileSync } from 'node:fs'
import { isDate } from '@/lib/calendar/day-number'
import { type DueDate, type DueLine, dueDate } from '@/lib/calendar/due-date'
import { type Calendar, calendarSchema } from '@/lib/calendar/schema'

const USAGE = '用法：npm run -s due -- 起算日期 工作日数，例如：npm run -s due -- 2025-01-24 5'
const WEEKDAYS = '日一二三四五六'

function main(): void {
  const [start = '', days = ''] = process.argv.slice(2)
  const problem = problemWith(process.argv.slice(2))
  if (problem !== null) {
    fail(problem)
    return
  }
  const calendar = readCalendar()
  try {
    print(calendar, dueDate({ calendar, start, limit: { workingDays: Number(days) } }))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    fail('到期日超出可计算的范围，请减少工作日数。')
  }
}

function problemWith([start = '', days = '', ...rest]: string[]): string | null {
  if (rest.length > 0 || start === '' || days === '') return USAGE
  if (!isDate(start)) return `“${start}”不是有效日期，请按 2025-01-24 的样式填写。`
  if (!/^\d{1,4}$/.test(days)) return `“${days}”不是有效的工作日数，请填写 0 到 9999 的整数。`
  return null
}

function readCalendar(): Calendar {
  const file = new URL('../prisma/definitions/calendar.json', import.meta.url)
  return calendarSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

function print(calendar: Calendar, answer: DueDate): void {
  const known = Object.keys(calendar.years).sort().join('、')
  const note = `预计：其中有的年份尚无国务院放假安排（已有 ${known} 年），按周末和固定的法定节日推算，公布后可能变动。`
  const lines = [answer.due, ...(answer.estimated ? [note] : []), ...answer.lines.map(describe)]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function describe({ date, kind, n, name, estimated }: DueLine): string {
  const label = typeof name === 'object' ? name['zh-Hans'] : name
  const words: Record<DueLine['kind'], string> = {
    start: '起算日，不计入',
    counted: `第 ${n} 个工作日`,
    'make-up': `第 ${n} 个工作日（${label}）`,
    off: `${label ?? '周末'}，不计入`,
    pause: `停止计时：${label}`,
    due: `${n === undefined ? '' : `第 ${n} 个工作日${label === undefined ? '' : `（${label}）`}，`}到期日`,
  }
  const weekday = WEEKDAYS.charAt(new Date(`${date}T00:00:00Z`).getUTCDay())
  return `${date} 周${weekday}  ${words[kind]}${estimated ? '（预计）' : ''}`
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 2
}

main()
