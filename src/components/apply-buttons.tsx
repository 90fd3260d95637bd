import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

/** The ways on from a page of an application. 下一步 comes first, so that Enter means it. */
export function ApplyButtons({ first }: { first: boolean }) {
  const t = useTranslations('apply')
  return (
    <div className="flex flex-wrap gap-3">
      <Button name="go" value="next">
        {t('next')}
      </Button>
      {!first && (
        <Button variant="quiet" name="go" value="back">
          {t('back')}
        </Button>
      )}
      <Button variant="plain" name="go" value="leave">
        {t('leave')}
      </Button>
    </div>
  )
}

/** What every post of a page of an application carries. */
export function ApplyHidden({ draft, step }: { draft: string; step: string }) {
  return (
    <>
      <input type="hidden" name="draft" value={draft} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="_back" value={`/apply/${draft}/${step}`} />
    </>
  )
}
