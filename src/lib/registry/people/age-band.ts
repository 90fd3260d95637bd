type Code = { code: string; label: unknown }

/**
 * The band of an age in a code list whose codes are a letter and the first year of the band (`A60`): the last one that has
 * begun. Computed from the birth date whenever it is asked and never stored. Undefined for an empty list.
 */
export function ageBand<C extends Code>(codes: readonly C[], age: number): C | undefined {
  return codes
    .filter(({ code }) => /^[A-Z]\d+$/.test(code) && Number(code.slice(1)) <= age)
    .sort((one, other) => Number(other.code.slice(1)) - Number(one.code.slice(1)))[0]
}
