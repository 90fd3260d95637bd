import { useTranslations } from 'next-intl'
import type { ImportChoice } from '@/lib/registry/imports/import-list'
import { Button } from './ui/button'
import { Card } from './ui/card'
import { FileDrop } from './ui/file-drop'
import { Icon } from './ui/icon'
import { Select } from './ui/select'
import { TextInput } from './ui/text-input'

type ImportUploadProps = {
  targets: ImportChoice[]
  sources: string[]
  megabytes: number
  /** What was typed before, and what was wrong with it. */
  said: { at: (name: string) => string | undefined; value: (name: string) => string | undefined }
}

/** The first step: into which ledger, where the file comes from, and the file itself. A plain form that uploads. */
export function ImportUpload({ targets, sources, megabytes, said }: ImportUploadProps) {
  const t = useTranslations('imports')
  const field = (name: string) => ({ id: name, name, required: true, error: said.at(name) })
  return (
    <Card>
      <form method="post" action="/upload/import" encType="multipart/form-data" className="grid gap-5">
        <input type="hidden" name="_back" value="/registers/imports/new" />
        <Select
          {...field('target')}
          label={t('upload.target')}
          hint={t('upload.targetHint')}
          choices={targets.map(({ value, label }) => ({ value, label: label ?? t('people') }))}
          value={said.value('target') ?? targets[0]?.value}
          empty={null}
        />
        <div>
          <TextInput
            {...field('source')}
            label={t('upload.source')}
            hint={t('upload.sourceHint')}
            value={said.value('source')}
            maxLength={60}
            size={36}
            list="sources"
            autoComplete="off"
          />
          <datalist id="sources">
            {sources.map((source) => (
              <option key={source} value={source} />
            ))}
          </datalist>
        </div>
        <FileDrop
          {...field('file')}
          label={t('upload.file')}
          hint={t('upload.fileHint', { size: megabytes })}
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <p>
          <Button>
            <Icon name="upload" />
            {t('upload.send')}
          </Button>
        </p>
      </form>
    </Card>
  )
}
