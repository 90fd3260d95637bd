import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FieldLabel } from '@/components/ui/field-label'
import { FileDrop } from '@/components/ui/file-drop'
import { Icon } from '@/components/ui/icon'
import type { UploadedFile, UploadPlace } from './field-props'

type Frame = { id: string; name: string; label: string; hint?: string; error?: string; required?: boolean }
type ReceivedFilesProps = { field: Frame; place: UploadPlace; photo?: boolean; keep?: boolean }

/**
 * Files that are sent as soon as they are picked: a picker with its own button, and below it what has arrived, each with
 * its state and a way to take it back; `keep` puts their ids into the surrounding form. Picker and buttons belong to forms that stand elsewhere on the page.
 */
export function ReceivedFiles({ field, place, photo, keep = true }: ReceivedFilesProps) {
  const t = useTranslations('fields')
  const kept = place.files.filter((file) => file.state !== 'refused')
  const list = place.files.length > 0 && <FileList field={field} place={place} />
  return (
    <div className="grid gap-3">
      {photo && kept.length > 0 ? (
        <div id={field.id} tabIndex={-1}>
          <p className="mb-1">
            <FieldLabel label={field.label} required={field.required} />
          </p>
          {list}
        </div>
      ) : (
        <>
          <FileDrop
            {...field}
            name="file"
            form={place.receive}
            multiple={!photo}
            camera
            accept={photo ? 'image/jpeg,image/png' : undefined}
          >
            {list && <div className="mb-3">{list}</div>}
          </FileDrop>
          <div>
            <Button variant="quiet" form={place.receive}>
              <Icon name="upload" />
              {t('upload.send')}
              <span className="sr-only"> {field.label}</span>
            </Button>
          </div>
        </>
      )}
      {keep &&
        kept.map((file, at) => <input key={file.id} type="hidden" name={`${field.name}.${at}`} value={file.id} />)}
    </div>
  )
}

function FileList({ field, place }: { field: Frame; place: UploadPlace }) {
  const t = useTranslations('fields')
  return (
    <ul aria-label={t('upload.received', { label: field.label })} className="grid gap-2">
      {place.files.map((file) => (
        <li
          key={file.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-field border border-line bg-sunk px-4 py-2"
        >
          <span className="min-w-0 break-all font-semibold">{file.name}</span>
          <FileState file={file} />
          <Button variant="plain" form={place.remove} name="file" value={file.id} className="ml-auto">
            {t('upload.remove')}
            <span className="sr-only"> {file.name}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

const looks = {
  pending: { icon: 'clock', tone: 'text-amber' },
  safe: { icon: 'check', tone: 'text-green' },
  refused: { icon: 'alert', tone: 'text-red' },
} as const

function FileState({ file }: { file: UploadedFile }) {
  const t = useTranslations('fields')
  const { icon, tone } = looks[file.state]
  return (
    <span className={`text-small font-semibold ${tone}`}>
      <Icon name={icon} className="mr-1" />
      {t(`upload.${file.state}`)}
      {file.state === 'refused' && file.problem && t.has(`upload.problems.${file.problem}`) && (
        <span>{t(`upload.problems.${file.problem}`)}</span>
      )}
    </span>
  )
}
