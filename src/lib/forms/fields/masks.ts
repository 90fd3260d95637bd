/** `110***********1234`: first three and last four characters of an identity or certificate number. */
export function maskNumber(number: string): string {
  return masked(number, 3, 4)
}

/** `138****5678`; a landline keeps its area code and hides the four digits after it: `0571-****8888`. */
export function maskPhone(phone: string): string {
  const line = /^(0\d{2,3}-?)\d{4}(\d+)$/.exec(phone)
  return line ? `${line[1]}****${line[2]}` : masked(phone, 3, 4)
}

/** `**** 5678`: last four digits of a bank account. */
export function maskAccount(number: string): string {
  return `**** ${number.slice(-4)}`
}

// Short numbers would show more than they hide, so they are hidden whole.
function masked(text: string, start: number, end: number): string {
  const hidden = text.length - start - end
  return hidden < 1 ? '*'.repeat(text.length) : `${text.slice(0, start)}${'*'.repeat(hidden)}${text.slice(-end)}`
}
