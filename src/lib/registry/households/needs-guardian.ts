import { ageOn } from '../age-on'

/**
 * Whether the personal data of somebody born on a day may only be used with a guardian's consent on another day: children
 * under 14 (个人信息保护法 art. 31). Both days `YYYY-MM-DD`; without a known birth date nobody is taken for a child.
 */
export function needsGuardian(birth: string | null, onDate: string): boolean {
  return birth !== null && ageOn(birth, onDate) < 14
}

/** The day on which somebody born on a day comes of age: the 18th birthday (民法典 art. 17); 29 February turns on 1 March. */
export function majority(birth: string): string {
  const year = Number(birth.slice(0, 4)) + 18
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return birth.slice(5) === '02-29' && !leap ? `${year}-03-01` : `${year}${birth.slice(4)}`
}
