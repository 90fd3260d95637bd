import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageTitle } from '@/lib/web/page-title'
import { EntryFormPage } from '../../entry-form-page'

type Props = { params: Promise<{ key: string; id: string }>; searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('registers'))('entry.correct'), await searchParams)
}

export default async function CorrectEntry({ params, searchParams }: Props) {
  const [{ key, id }, { form }] = [await params, await searchParams]
  return <EntryFormPage ledger={key} id={id} form={form} />
}
