/**
 * The eleven digits of a mainland mobile number (13 to 19 at the start), or null. Takes full-width digits, +86 or 0086
 * before it, and spaces, hyphens, dots or brackets between. Does not know which ranges operators have opened.
 */
export function mobileNumber(raw: string): string | null {
  const digits = raw
    .normalize('NFKC')
    .replace(/[\s\-.()]/g, '')
    .replace(/^(?:\+86|0086|86(?=\d{11}$))/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/** A number as screens show it: `138****5678`. */
export function maskedMobile(mobile: string): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
}
