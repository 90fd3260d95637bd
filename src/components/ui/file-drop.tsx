import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classList } from './class-list'
import { type FieldProps, fieldAria } from './field-aria'
import { FieldFrame } from './field-frame'
import { Icon } from './icon'

type FileDropProps = FieldProps & {
  accept?: string
  multiple?: boolean
  /** Offer a second input that opens the camera at once; both post under the same name. */
  camera?: boolean
  /** Id of another form that the file is sent with. */
  form?: string
  /** Names of files already received. */
  uploaded?: string[]
  /** Between the label and the picker, such as what was received before. */
  children?: ReactNode
  /** Largest size of one file in megabytes, for the hint. */
  maxMegabytes?: number
}

const box =
  'block w-full min-w-0 text-small text-ink-soft file:mr-3 file:min-h-target file:cursor-pointer file:rounded-full file:border file:border-solid file:border-line-strong file:bg-card file:px-[1.2em] file:text-small file:font-semibold file:text-brand hover:file:border-brand'

/** A plain file input on a wide area; the browser itself lets files be dropped on it. */
export function FileDrop({ accept = 'image/jpeg,image/png,application/pdf', ...props }: FileDropProps) {
  const t = useTranslations('ui')
  const { multiple, camera, form, uploaded = [], maxMegabytes = 10, children, ...field } = props
  const { id, name, label, error, required } = field
  const hint = field.hint ?? t('fileFormats', { size: maxMegabytes })
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required}>
      {children}
      <div className="grid gap-3 rounded-card border-2 border-dashed border-field bg-sunk p-4 focus-within:border-brand">
        {uploaded.map((file) => (
          <p key={file} className="font-semibold text-green">
            <Icon name="check" className="mr-1" />
            {t('fileNow', { name: file })}
          </p>
        ))}
        <input
          {...fieldAria({ id, hint, error, required })}
          id={id}
          name={name}
          form={form}
          type="file"
          accept={accept}
          multiple={multiple}
          className={classList(box)}
        />
        {camera && (
          <label htmlFor={`${id}-camera`} className="grid gap-1 text-small sm:hidden">
            <span className="text-ink-soft">
              <Icon name="camera" className="mr-1 text-brand" />
              {t('fileCamera')}
            </span>
            <input
              id={`${id}-camera`}
              name={name}
              form={form}
              type="file"
              accept="image/*"
              capture="environment"
              className={classList(box)}
            />
          </label>
        )}
      </div>
    </FieldFrame>
  )
}
