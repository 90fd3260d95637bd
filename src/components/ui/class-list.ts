/** Class names of an element; parts that are false or missing are left out. */
export function classList(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}
