import { useTranslations } from 'next-intl'
import type { BalanceView } from './balance-table'
import { Button } from './ui/button'
import { Card } from './ui/card'
import { Radios } from './ui/radios'
import { Select } from './ui/select'
import { TextInput } from './ui/text-input'

type BalancePostProps = {
  ledger: string
  holder: string
  view: BalanceView
  formKey: string
  at: (name: string) => string | undefined
  value: (name: string) => string | undefined
}

/** Posts an amount by hand, such as hours that are spent. */
export function BalancePost({ ledger, holder, view, formKey, at, value }: BalancePostProps) {
  const t = useTranslations('registers.balances')
  const field = (name: string) => ({ id: name, name, error: at(name), value: value(name) })
  const ways = [
    { value: 'in', label: t('in') },
    { value: 'out', label: t('out') },
  ]
  const units = view.totals.map(({ path, unit }) => ({ value: path, label: unit }))
  return (
    <Card title={t('post')} className="print:hidden">
      <form method="post" action="/do/post-balance" noValidate className="grid gap-3">
        <input type="hidden" name="_key" value={formKey} />
        <input type="hidden" name="_back" value={`/registers/${ledger}/balance/${holder}`} />
        <input type="hidden" name="register" value={ledger} />
        <input type="hidden" name="holder" value={holder} />
        {units.length > 1 ? (
          <Select {...field('unit')} label={t('total')} choices={units} empty={null} />
        ) : (
          <input type="hidden" name="unit" value={units[0]?.value} />
        )}
        <Radios {...field('way')} label={t('way')} choices={ways} value={value('way') ?? 'out'} inline />
        <TextInput
          {...field('amount')}
          label={t('postAmount')}
          inputMode="numeric"
          size={10}
          required
          autoComplete="off"
        />
        <TextInput {...field('reason')} label={t('reason')} maxLength={200} required autoComplete="off" />
        <div>
          <Button>{t('save')}</Button>
        </div>
      </form>
    </Card>
  )
}
