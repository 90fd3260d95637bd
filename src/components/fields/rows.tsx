import { useTranslations } from 'next-intl'
import type { ComponentType } from 'react'
import { Button } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/field-group'
import { columnsOf, maxRows } from '@/lib/forms/fields/rows'
import { indexesOf } from '@/lib/forms/names'
import type { FieldType } from '@/lib/forms/schema'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'
import { inputId } from './input-id'
import { isWide } from './is-wide'

type Cells = Partial<Record<FieldType, ComponentType<FieldInputProps>>>

/**
 * A table as blocks, one for each row and a spare one. 再加一行 posts the form with `_add`, which keeps what was typed and
 * comes back with another spare row; 删除 posts `_remove` with the row's name. Both work without script.
 */
export function RowsField({ cells, ...props }: FieldInputProps & { cells: Cells }) {
  const t = useTranslations('fields')
  const { id, name, ...frame } = frameOf(props, t('hints.rows'))
  const filled = indexesOf(props.inputs, name)
  const shown = filled.length < maxRows ? [...filled, (filled.at(-1) ?? -1) + 1] : filled
  return (
    <FieldGroup id={id} {...frame}>
      <span id={id} tabIndex={-1} />
      <div className="grid gap-3">
        {shown.map((index, at) => (
          <RowBlock key={index} row={props} cells={cells} at={{ index, filled: at < filled.length }} />
        ))}
        <div>
          <Button variant="quiet" name="_add" value={name}>
            {t('actions.addRow')}
            <span className="sr-only"> {frame.label}</span>
          </Button>
        </div>
      </div>
    </FieldGroup>
  )
}

type RowBlockProps = { row: FieldInputProps; cells: Cells; at: { index: number; filled: boolean } }

function RowBlock({ row, cells, at }: RowBlockProps) {
  const t = useTranslations('fields')
  const name = `${row.name}.${at.index}`
  const asked = columnsOf(row.field).filter((column) => column.value === undefined)
  return (
    <fieldset id={inputId(name)} tabIndex={-1} className="min-w-0 rounded-card border border-line bg-card p-4">
      <legend className="px-2 font-semibold">{t('actions.row', { number: at.index + 1 })}</legend>
      <div className={row.density === 'staff' ? 'grid gap-3 lg:grid-cols-2' : 'grid gap-4'}>
        {asked.map((column) => {
          const Cell = cells[column.type]
          const cell = { ...row, field: column, name: `${name}.${column.key}`, required: column.required === true }
          return (
            <div
              key={column.key}
              className={row.density === 'staff' && isWide(column.type) ? 'lg:col-span-2' : undefined}
            >
              {Cell && <Cell {...cell} />}
            </div>
          )
        })}
      </div>
      {at.filled && (
        <Button variant="plain" name="_remove" value={name}>
          {t('actions.removeRow')}
          <span className="sr-only"> {t('actions.row', { number: at.index + 1 })}</span>
        </Button>
      )}
    </fieldset>
  )
}
