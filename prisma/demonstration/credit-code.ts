import { parseCreditCode } from '@/lib/registry/identifiers/credit-code'
import { parseOrganisationCode } from '@/lib/registry/identifiers/organisation-code'

const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** The county that no division has, as in the numbers of people. */
const county = '339901'

/** The one character that makes a text a right code. */
function completed(text: string, isRight: (code: string) => boolean): string {
  const last = [...characters].find((each) => isRight(text + each))
  if (last === undefined) throw new Error(`no check character makes ${text} a code`)
  return text + last
}

/**
 * A unified social credit code (GB 32100) that was never given: `head` is registrar and category, `serial` six digits. Both
 * check characters are right.
 */
export function creditCode(head: string, serial: string): string {
  const organisation = completed(`MA${serial}`, (code) => parseOrganisationCode(code).ok)
  return completed(`${head}${county}${organisation}`, (code) => parseCreditCode(code).ok)
}
