import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageTitle } from '@/lib/web/page-title'
import { EntryFormPage } from '../entry-form-page'

type Props = { params: Promise<{ key: string }>; searchParams: Promise<{ form?: string; did?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('registers'))('add'), await searchParams)
}

export default async function NewEntry({ params, searchParams }: Props) {
  return <EntryFormPage ledger={(await params).key} {...(await searchParams)} />
}
