/**
 * How personal data is shown where the whole is not needed (facts §7.5, conventions of public notices and counters).
 * Pure; characters are counted, not UTF-16 units, so that rare characters beyond the BMP stay whole.
 */

const compound = /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|端木|长孙|宇文)/

function masked(text: string, [start, end]: readonly [number, number]): string {
  const letters = [...text]
  const hidden = letters.length - start - end
  if (hidden < 1) return '*'.repeat(letters.length)
  return letters.slice(0, start).join('') + '*'.repeat(hidden) + letters.slice(letters.length - end).join('')
}

/** `110***********1234`: the first three and the last four characters. */
export function maskId(number: string): string {
  return masked(number, [3, 4])
}

/** `138****5678`; a landline keeps its area code and hides the four digits after it: `0571-****8888`. */
export function maskMobile(phone: string): string {
  const line = /^(0\d{2,3}-?)\d{4}(\d+)$/.exec(phone)
  return line ? `${line[1]}****${line[2]}` : masked(phone, [3, 4])
}

/** `**** 5678`: the last four digits of a bank account. */
export function maskAccount(number: string): string {
  return `**** ${number.slice(-4)}`
}

/** `青禾街道荷花社区***`: an address down to the community; building and flat are hidden, and how long they are. */
export function maskAddress(division: string): string {
  return `${division}***`
}

/** 张三 → 张*, 张晓明 → 张*明, 欧阳明 → 欧阳*, 阿不都·买买提 → 阿*·买买提. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name.split('·')
  if (rest.length > 0) return [`${[...first][0] ?? ''}*`, ...rest].join('·')
  const letters = [...name]
  if (compound.test(name) && letters.length > 2) return letters.slice(0, 2).join('') + '*'.repeat(letters.length - 2)
  if (letters.length <= 2) return `${letters[0] ?? ''}${'*'.repeat(Math.max(0, letters.length - 1))}`
  return masked(name, [1, 1])
}
