const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u]

/**
 * What is wrong with a new staff password, as a message code, or null. At least 8 characters with three of: small
 * letters, capitals, digits, other signs (GB/T 22239-2019 level 2 asks for length and mixture without figures). It
 * must not contain the user name. Does not compare with lists of leaked passwords.
 */
export function passwordProblem(password: string, username: string): string | null {
  if ([...password].length < 8) return 'password-short'
  if (password.length > 200) return 'password-long'
  if (username.length > 2 && password.toLowerCase().includes(username)) return 'password-is-name'
  return kinds.filter((kind) => kind.test(password)).length < 3 ? 'password-simple' : null
}
