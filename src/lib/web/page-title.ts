import 'server-only'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

/** Title of a page; that of a refused form begins with 错误：, so that it is the first thing read out. */
export async function pageTitle(title: string, query: { form?: unknown } = {}): Promise<Metadata> {
  const word = query.form === undefined ? '' : (await getTranslations('ui'))('errorWord')
  return { title: `${word}${title}` }
}
