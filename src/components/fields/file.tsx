import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { Icon } from '@/components/ui/icon'
import { indexesOf } from '@/lib/forms/names'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'
import { ReceivedFiles } from './received-files'

/**
 * Files received so far, kept in the form by their ids, and an input for more. The input posts as `_upload.<name>`: the
 * page hands it to the upload handler and puts the id of the received file into the form.
 */
export function FileField(props: FieldInputProps) {
  const { field, name, required } = props
  const { chip: _, ...frame } = frameOf(props)
  const photo = field.accept === 'photo'
  const place = props.source.upload?.(name)
  if (place) return <ReceivedFiles field={frame} place={place} photo={photo} />
  const kept = indexesOf(props.inputs, name)
  return (
    <div className="grid gap-2">
      <FileDrop
        {...frame}
        name={`_upload.${name}`}
        required={required && kept.length === 0}
        multiple={!photo}
        camera={photo && props.density === 'resident'}
        accept={photo ? 'image/jpeg,image/png' : undefined}
      />
      <KeptFiles field={props} indexes={kept} />
    </div>
  )
}

function KeptFiles({ field, indexes }: { field: FieldInputProps; indexes: number[] }) {
  const t = useTranslations('fields')
  if (indexes.length === 0) return null
  return (
    <ul aria-label={t('hints.files')} className="grid gap-2">
      {indexes.map((index) => {
        const name = `${field.name}.${index}`
        const id = field.inputs[name] ?? ''
        const shown = field.source.fileName?.(id) ?? t('actions.fileNumber', { number: index + 1 })
        return (
          <li key={name} className="flex flex-wrap items-center gap-x-4">
            <input type="hidden" name={name} value={id} />
            <span className="font-semibold text-green">
              <Icon name="check" className="mr-1" />
              {shown}
            </span>
            <Button variant="plain" name="_remove" value={name}>
              {t('actions.removeFile')}
              <span className="sr-only"> {shown}</span>
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
