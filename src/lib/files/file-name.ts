/**
 * A name for a file that is safe to store and to offer: the last part of whatever path was given, without control,
 * format or reserved characters, at most 100 characters, with the ending that fits what the file really is.
 */
export function fileName(given: string | undefined, ending: string): string {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}<>:"|?*]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const stem = [...plain].slice(0, 100).join('')
  return `${stem || '未命名'}.${ending}`
}
