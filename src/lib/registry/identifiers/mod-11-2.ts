const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of 17 digits by ISO 7064 MOD 11-2, as GB 11643-1999 uses it. Does not check its input. */
export function mod112(digits17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits17[at]), 0)
  return '10X98765432'.charAt(sum % 11)
}
