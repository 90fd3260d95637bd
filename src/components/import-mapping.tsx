import { useTranslations } from 'next-intl'
import type { ImportPageView, MappingView } from '@/lib/registry/imports/import-page'
import { Button } from './ui/button'
import { Card } from './ui/card'
import { inputClass } from './ui/input-class'
import { Select } from './ui/select'
import { Table } from './ui/table'
import { TextInput } from './ui/text-input'

type ImportMappingProps = {
  batch: ImportPageView
  mapping: MappingView
  said: { at: (name: string) => string | undefined; value: (name: string) => string | undefined }
  formKey: string
}

/** The second step: what each column of the file is. Guessed by the names of the columns; one press when all is right. */
export function ImportMapping({ batch, mapping, said, formKey }: ImportMappingProps) {
  const t = useTranslations('imports.map')
  const { sheets, sheet, head } = mapping.looks
  const found = { sheet: sheets[sheet] ?? '', head, total: batch.total }
  return (
    <>
      <Card title={t('title')} aside={found.sheet ? t('found', found) : t('foundCsv', found)}>
        <p className="mb-3 text-ink-soft">{t('intro')}</p>
        <form method="post" action="/do/map-import" id="to" tabIndex={-1} className="grid gap-4">
          <input type="hidden" name="_key" value={formKey} />
          <input type="hidden" name="_back" value={`/registers/imports/${batch.id}`} />
          <input type="hidden" name="batch" value={batch.id} />
          <MappingTable mapping={mapping} said={said} />
          <p className="flex flex-wrap gap-3">
            <button type="submit" data-main className="sr-only" tabIndex={-1} aria-hidden="true" />
            <Button name="go" value="check">
              {t('check')}
            </Button>
          </p>
        </form>
      </Card>
      <OtherPlace batch={batch} mapping={mapping} formKey={`${formKey}-look`} />
    </>
  )
}

type Row = { at: number; header: string; samples: string[] }

function MappingTable({ mapping, said }: Pick<ImportMappingProps, 'mapping' | 'said'>) {
  const t = useTranslations('imports.map')
  const { headers, samples } = mapping.looks
  const rows: Row[] = headers.map((header, at) => ({ at, header, samples: samples.map((row) => row[at] ?? '') }))
  return (
    <Table
      caption={t('caption')}
      hideCaption
      stacked
      rows={rows.filter(({ header, samples: texts }) => header !== '' || texts.some((text) => text !== ''))}
      rowKey={({ at }) => String(at)}
      columns={[
        {
          key: 'header',
          head: t('header'),
          heads: true,
          cell: ({ at, header }) => header || t('noHeader', { no: at + 1 }),
        },
        {
          key: 'sample',
          head: t('sample'),
          cell: ({ samples: texts }) => (
            <span className="block max-w-80 truncate text-small text-ink-soft">
              {texts.filter(Boolean).join(' · ')}
            </span>
          ),
        },
        {
          key: 'to',
          head: t('to'),
          cell: (row) => <Meaning row={row} mapping={mapping} said={said} />,
        },
      ]}
    />
  )
}

function Meaning({ row: { at, header }, mapping, said }: { row: Row } & Pick<ImportMappingProps, 'mapping' | 'said'>) {
  const t = useTranslations('imports.map')
  const name = `to.${at}`
  const error = said.at(name)
  return (
    <span className="grid gap-1">
      {error && (
        <span id={`${name}-error`} className="text-small font-semibold text-red">
          {error}
        </span>
      )}
      <select
        id={name}
        name={name}
        aria-label={`${t('to')} · ${header || t('noHeader', { no: at + 1 })}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        defaultValue={said.value(name) ?? mapping.to[String(at)] ?? ''}
        className={inputClass({ error: Boolean(error), known: Boolean(mapping.to[String(at)]) }, 'min-w-56')}
      >
        <option value="">{t('none')}</option>
        {mapping.inputs.map(({ key, label, required }) => (
          <option key={key} value={key}>
            {required ? `${label}（${t('required')}）` : label}
          </option>
        ))}
      </select>
    </span>
  )
}

/** For a file whose names of the columns stand elsewhere. */
function OtherPlace({ batch, mapping, formKey }: { batch: ImportPageView; mapping: MappingView; formKey: string }) {
  const t = useTranslations('imports.map')
  const { sheets, sheet, head, first } = mapping.looks
  return (
    <details className="mt-gap rounded-card border border-line bg-card p-pad">
      <summary className="cursor-pointer font-semibold text-brand">{t('else')}</summary>
      <ol className="my-3 grid gap-1 text-small">
        {first.map(({ no, texts }) => (
          <li key={no} className="flex gap-3">
            <b className="w-8 text-right tabular-nums">{no}</b>
            <span className="truncate text-ink-soft">{texts.filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
      <form method="post" action="/do/map-import" className="flex flex-wrap items-end gap-4">
        <input type="hidden" name="_key" value={formKey} />
        <input type="hidden" name="_back" value={`/registers/imports/${batch.id}`} />
        <input type="hidden" name="batch" value={batch.id} />
        {sheets.length > 1 && (
          <Select
            id="sheet"
            name="sheet"
            label={t('sheet')}
            choices={sheets.map((name, at) => ({ value: String(at), label: name }))}
            value={String(sheet)}
            empty={null}
          />
        )}
        <TextInput id="head" name="head" label={t('head')} type="number" min={1} value={String(head)} size={6} />
        <Button variant="quiet" name="go" value="look">
          {t('look')}
        </Button>
      </form>
    </details>
  )
}
