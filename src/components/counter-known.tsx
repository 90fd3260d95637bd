import { useTranslations } from 'next-intl'
import type { KnownRow } from '@/lib/cases/known-rows'
import type { CounterPageView } from './counter-form'
import type { FieldSource } from './fields/field-props'
import { StaffFields } from './staff-fields'
import type { StaffProblems } from './staff-problems'
import { staffSourceWord } from './staff-source-word'
import { ProvenanceChip } from './ui/provenance-chip'
import { Tag } from './ui/tag'

type CounterKnownProps = { rows: KnownRow[]; page: CounterPageView; said: StaffProblems; source: FieldSource }

/**
 * What the office has already, in green with where it comes from: nothing of it is typed again. 更正 opens the input of a
 * value that may be corrected; it needs no script.
 */
export function CounterKnown({ rows, ...given }: CounterKnownProps) {
  return (
    <ul className="grid gap-1.5">
      {rows.map((row) => (
        <KnownLine key={row.field.key} row={row} {...given} />
      ))}
    </ul>
  )
}

function KnownLine({ row, page, said, source }: Omit<CounterKnownProps, 'rows'> & { row: KnownRow }) {
  const [t, s] = [useTranslations('counter.form'), useTranslations('counter')]
  const id = `change-${row.field.key}`
  return (
    <li className="group/known">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-field bg-brand-soft px-3 py-1.5">
        <span className="w-24 shrink-0 text-ink-soft">{row.label}</span>
        <span className="min-w-[10em] flex-1 font-semibold tabular-nums">{row.text}</span>
        {row.stale && <Tag tone="amber">{t('stale')}</Tag>}
        <ProvenanceChip source={staffSourceWord(s)(row.source)} on={row.on} />
        {row.changeable && (
          <label
            htmlFor={id}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full px-2 text-small text-brand underline underline-offset-4 has-focus-visible:outline-3 has-focus-visible:outline-focus"
          >
            <input
              id={id}
              type="checkbox"
              name="changed"
              value={row.field.key}
              defaultChecked={row.changed}
              className="accent-brand"
            />
            {t('correct')}
            <span className="sr-only"> {row.label}</span>
          </label>
        )}
      </div>
      {row.changeable && (
        <div className="hidden border-l-4 border-brand-line py-2 pl-3 group-has-[input[name=changed]:checked]/known:block">
          <StaffFields
            form={[{ fields: [row.field] }]}
            prefix="party"
            scope={page.scope}
            inputs={{ ...row.inputs, ...page.party.inputs }}
            errors={said.at}
            source={source}
          />
        </div>
      )}
    </li>
  )
}
