import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextInput } from '@/components/ui/text-input'

/** One box for the code of a paper; a plain form that leads to the answer's own address. */
export function CodeForm({ code, missing }: { code?: string; missing?: boolean }) {
  const t = useTranslations('papers')
  return (
    <Card>
      <form action="/check" className="grid gap-gap">
        <TextInput
          id="code"
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          error={missing ? t('codeMissing') : undefined}
          value={code}
          required
          maxLength={60}
          autoComplete="off"
        />
        <div>
          <Button>{t('check')}</Button>
        </div>
      </form>
    </Card>
  )
}
