import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { MyPerson } from '@/lib/registry/my-people'
import { newKey } from '@/lib/web/page'

/** The deliberate press that shows one's own values whole for some minutes, or what hides them again. */
export async function ShowWhole({ person, revealed }: { person: MyPerson; revealed: boolean }) {
  const t = await getTranslations('rights.information')
  const here = person.self ? '/me/information' : `/me/information?of=${person.id}`
  if (revealed)
    return (
      <Notice kind="info" role="status" title={t('shown')}>
        <Button variant="quiet" href={`${here}#facts`}>
          {t('hide')}
        </Button>
      </Notice>
    )
  return (
    <form method="post" action="/do/show-my-information" className="mb-3 grid gap-2 print:hidden">
      <input type="hidden" name="_key" value={newKey()} />
      <input type="hidden" name="_back" value={here} />
      <input type="hidden" name="person" value={person.id} />
      <p className="text-small text-ink-soft">{t('masked')}</p>
      <div>
        <Button variant="quiet">{t('show')}</Button>
      </div>
      <p className="text-small text-ink-soft">{t('showNote')}</p>
    </form>
  )
}
