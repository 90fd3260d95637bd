import type { useTranslations } from 'next-intl'

type Counter = ReturnType<typeof useTranslations<'counter'>>

/** The words for where a fact came from: 人口库, 身份证, 本人填写, 办件 2026…. */
export function staffSourceWord(t: Counter): (source: string) => string {
  return (source) => {
    if (source.startsWith('case:')) return t('source.case', { no: source.slice(5) })
    const key = `source.${source}` as 'source.self'
    return t.has(key) ? t(key) : t('source.other')
  }
}
