import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'

/** Instead of a page about oneself, for an account that is not tied to a person yet. */
export function BindFirst({ title, next }: { title: string; next: string }) {
  const t = useTranslations('rights')
  return (
    <div className="mx-auto max-w-form px-4 py-6">
      <PageTitle>{title}</PageTitle>
      <EmptyState title={t('unboundTitle')} action={<Button href={`/bind?next=${next}`}>{t('toBind')}</Button>}>
        {t('unboundText')}
      </EmptyState>
    </div>
  )
}
