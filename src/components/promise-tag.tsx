import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'

type Promised = { workingDays: number } | { days: number }

/** Within which time an item is promised: 承诺 5 个工作日. */
export function PromiseTag({ promised }: { promised: Promised }) {
  const t = useTranslations('guide')
  const text =
    'days' in promised ? t('promiseDays', { count: promised.days }) : t('promise', { count: promised.workingDays })
  return <Tag tone="brand">{text}</Tag>
}
