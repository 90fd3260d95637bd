/** Whole years between a birth date and a day (both `YYYY-MM-DD`). Who is born on 29 February turns on 1 March. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}
