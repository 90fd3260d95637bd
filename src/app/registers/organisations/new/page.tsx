import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { Radios } from '@/components/ui/radios'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { newOrganisation } from '@/lib/registry/organisations/new-organisation'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { PlainForm } from '../../action-form'
import { typedForms } from '../../typed-form'

type Props = { searchParams: Promise<{ act?: string; form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('organisations.new'))('title'), await searchParams)
}

const kinds = ['enterprise', 'institution', 'social-organisation', 'property-company', 'self-employed'] as const

export default async function NewOrganisation({ searchParams }: Props) {
  const t = await getTranslations('organisations')
  const { communities } = await ask(newOrganisation, { locale: (await getLocale()) as Locale })
  const forms = await typedForms(await searchParams)
  return (
    <div className="max-w-form">
      <ErrorSummary problems={forms.summary} />
      <PageTitle crumbs={[{ href: '/registers/organisations', label: t('title') }]}>{t('new.title')}</PageTitle>
      <PlainForm
        {...{ act: 'new', command: 'add-organisation', title: t('new.title'), submit: t('new.submit'), forms }}
        page="/registers/organisations/new"
      >
        {(field) => (
          <>
            <TextInput {...field('code', t('code'))} hint={t('codeHint')} required size={22} autoComplete="off" />
            <TextInput {...field('name', t('name'))} hint={t('nameHint')} required maxLength={100} />
            <Radios
              choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              {...field('kind', t('kind'))}
              required
            />
            <Select choices={communities} {...field('unit', t('unit'))} required />
            <TextInput {...field('address', t('address'))} maxLength={120} />
          </>
        )}
      </PlainForm>
    </div>
  )
}
