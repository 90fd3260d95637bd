/** A case number to be read aloud: street, date, running number. Other numbers come back unchanged. */
export function groupedNumber(no: string): string {
  return no.replace(/^(\d{9})(\d{8})(\d{6})$/, '$1 $2 $3')
}
