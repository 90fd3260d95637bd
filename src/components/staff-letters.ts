/** Keys that pages use themselves: rows, next case, another item, new person. */
const taken = ['j', 'k', 'n', 'i']

/**
 * A letter for each action, from its own word where that is free: `accept` A, `ask_supplement` S, `decline` D. The same
 * actions always get the same letters.
 */
export function staffLetters(actions: readonly string[]): Record<string, string> {
  const used = new Set(taken)
  const letters: Record<string, string> = {}
  for (const action of actions) {
    const own = [...`${action}abcdefghlmopqrstuvwxyz`].find((letter) => /[a-z]/.test(letter) && !used.has(letter))
    if (!own) continue
    used.add(own)
    letters[action] = own.toUpperCase()
  }
  return letters
}
