const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/**
 * True when a code begins with the two digits of a province-level division (GB/T 2260), with 81 Hong Kong, 82 Macao and
 * 83, which residence permits of Taiwan residents use beside 71. The other digits are not looked up: abolished counties
 * stay in numbers for life.
 */
export function startsWithProvince(code: string): boolean {
  return PROVINCES.has(code.slice(0, 2))
}
