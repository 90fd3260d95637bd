import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'

type Waiting = { id: string; service: string; until: string | null }

/** Cases that wait for their applicant, before everything else. Nothing when there are none. */
export function NeedsYou({ cases }: { cases: Waiting[] }) {
  const [t, locale] = [useTranslations('home'), useLocale() as Locale]
  if (cases.length === 0) return null
  return (
    <Card tone="seal" title={t('needsYou')}>
      <ul className="grid gap-4">
        {cases.map((one) => (
          <li key={one.id} className="grid justify-items-start gap-2">
            <p>
              {one.until
                ? t.rich('needsBy', {
                    service: one.service,
                    date: sayDate(one.until, locale),
                    b: (words) => <b>{words}</b>,
                  })
                : t('needs', { service: one.service })}
            </p>
            <Button href={`/cases/${one.id}#needs-you`}>
              {t('supply')}
              <span className="sr-only"> {one.service}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
