const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/**
 * The date `YYYY-MM-DD` that clocks in China show at an instant, also for the summers of 1986–1991 when China had
 * summer time. @throws RangeError for an invalid Date.
 */
export function shanghaiDate(instant: Date): string {
  return format.format(instant)
}
