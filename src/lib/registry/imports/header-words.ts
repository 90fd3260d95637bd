/** A head as it is compared: without blanks, brackets and what stands in them, stars, colons and numbers of a list. */
export function plainHead(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[*:：·・、,，.。/\\\-_"'“”]/g, '')
    .toLowerCase()
}

/** How well a head fits words under which a column is known: 1000 downwards for the same word, less for a part of it, 0 for none. */
export function headFits(head: string, words: readonly string[]): number {
  const plain = plainHead(head)
  if (plain === '') return 0
  const known = words.map(plainHead)
  const same = known.indexOf(plain)
  if (same >= 0) return 1000 - same
  const near = known.findIndex((word) => word.length >= 2 && (plain.endsWith(word) || plain.startsWith(word)))
  if (near >= 0) return 300 - near
  const short = plain.length >= 2 ? known.findIndex((word) => word.endsWith(plain) || word.startsWith(plain)) : -1
  return short >= 0 ? 200 - short : 0
}

/**
 * What may not come into a general register in any form: groups that the law keeps confidential (facts, groups S01 to S06
 * and S08, and C08 and E10). The disability category 精神 is none of them.
 */
const confidential =
  /艾滋|HIV|AIDS|精神障碍|精神病|精神疾病|精神分裂|戒毒|吸毒|涉毒|禁毒|社区矫正|刑满|刑释|安置帮教|家庭暴力|家暴|性侵|结核|传染病/iu

/** True when a head or a value names a confidential group. */
export function isConfidential(text: string): boolean {
  return confidential.test(text.normalize('NFKC').replace(/\s+/g, ''))
}
