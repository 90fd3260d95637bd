import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { Select } from '@/components/ui/select'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import { organisationList } from '@/lib/registry/organisations/organisation-list'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Asked = { q?: string; kind?: 'enterprise'; after?: string }
type Props = { searchParams: Promise<Asked> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('organisations'))('title'))
}

const kinds = ['enterprise', 'institution', 'social-organisation', 'property-company', 'self-employed'] as const

export default async function Organisations({ searchParams }: Props) {
  const [t, locale, asked] = [await getTranslations('organisations'), (await getLocale()) as Locale, await searchParams]
  const { q = '', kind, after } = asked
  const list = await ask(organisationList, { q, kind: kind || undefined, after, locale })
  const more = new URLSearchParams({ ...asked, after: list.after ?? '' })
  return (
    <>
      <PageTitle
        note={t('note')}
        actions={list.mayWrite && <Button href="/registers/organisations/new">{t('new.title')}</Button>}
      >
        {t('title')}
      </PageTitle>
      <search>
        <form action="/registers/organisations" className="mb-gap flex flex-wrap items-end gap-3">
          <TextInput id="q" name="q" type="search" label={t('list.search')} value={q} size={26} />
          <Select
            id="kind"
            name="kind"
            label={t('kind')}
            choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            value={kind}
            empty={t('list.all')}
          />
          <Button variant="quiet">{t('list.find')}</Button>
        </form>
      </search>
      <Table
        caption={t('title')}
        hideCaption
        stacked
        rows={list.organisations}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>}
        columns={[
          {
            key: 'name',
            head: t('name'),
            heads: true,
            cell: (row) => (
              <a href={`/registers/organisations/${row.id}`} className="inline-block py-1">
                {row.name}
              </a>
            ),
          },
          { key: 'code', head: t('code'), cell: (row) => <span className="font-mono">{row.code}</span> },
          { key: 'kind', head: t('kind'), cell: (row) => <Tag tone="brand">{t(`kinds.${row.kind}`)}</Tag> },
          { key: 'unit', head: t('unit'), cell: (row) => (row.to ? t('closed') : row.community) },
        ]}
      />
      {list.after && (
        <p className="mt-4">
          <a href={`/registers/organisations?${more}`} className="inline-block py-1">
            {t('list.more')}
          </a>
        </p>
      )}
    </>
  )
}
