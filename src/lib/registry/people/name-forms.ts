/**
 * The forms under which a name is looked for: as it is written; without the middle dot, because people leave it out; and
 * Latin letters in capitals. The first is the name itself.
 */
export function nameForms(name: string): string[] {
  const plain = name.replaceAll('·', '')
  return [...new Set([name, plain, plain.toUpperCase()])].filter((form) => form !== '')
}

/** One form of a name for comparing: without dots and blanks, Latin letters in capitals. */
export function plainName(name: string): string {
  return name.replace(/[·\s]/g, '').toUpperCase()
}
