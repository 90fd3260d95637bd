import { useTranslations } from 'next-intl'
import { Button } from './ui/button'
import { buttonClass } from './ui/button-class'
import { Kbd } from './ui/kbd'
import { TextInput } from './ui/text-input'

type Said = { at: (name: string) => string | undefined; value: (name: string) => string | undefined }

/** Adds somebody whom the street does not know yet: number, name and phone are enough, the number says the rest. */
export function CounterAddPerson({ open, said }: { open: boolean; said: Said }) {
  const t = useTranslations('counter.add')
  const field = (name: string) => ({ id: `f-${name}`, name, error: said.at(name), value: said.value(name) })
  return (
    <details open={open} className="rounded-card border border-line bg-card p-pad shadow-card">
      <summary data-hotkey="a" className={buttonClass('quiet', 'list-none')}>
        {t('title')} <Kbd>A</Kbd>
      </summary>
      <form method="post" action="/do/add-person" noValidate className="mt-3 grid gap-3">
        <input type="hidden" name="_back" value="/counter" />
        <div className="grid items-start gap-3 md:grid-cols-3">
          <TextInput
            {...field('idNumber')}
            label={t('id')}
            hint={t('idHint')}
            required
            autoComplete="off"
            maxLength={40}
          />
          <TextInput
            {...field('name')}
            label={t('name')}
            hint={t('nameHint')}
            required
            autoComplete="off"
            maxLength={100}
          />
          <TextInput
            {...field('phone')}
            label={t('phone')}
            hint={t('phoneHint')}
            type="tel"
            autoComplete="off"
            maxLength={40}
          />
        </div>
        <div>
          <Button>{t('send')}</Button>
        </div>
      </form>
    </details>
  )
}
