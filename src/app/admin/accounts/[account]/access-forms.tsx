import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { ButtonVariant } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import type { AccountView } from '@/lib/access/account-list'

type DeedProps = { command: string; account: string; label: string; variant?: ButtonVariant; factor?: boolean }

function Deed({ command, account, label, variant = 'quiet', factor }: DeedProps) {
  return (
    <form method="post" action={`/do/${command}`}>
      <input type="hidden" name="account" value={account} />
      <input type="hidden" name="_back" value={`/admin/accounts/${account}`} />
      {factor && <input type="hidden" name="factor" value="yes" />}
      <Button variant={variant}>{label}</Button>
    </form>
  )
}

/** Whether somebody can sign in, and the ways to stop it at once. */
export function AccessForms({ view }: { view: { account: AccountView; own: boolean; sessions: number } }) {
  const t = useTranslations('admin.card')
  const { id, state } = view.account
  return (
    <Card title={t('access')}>
      <p className="mb-3">{t('sessions', { count: view.sessions })}</p>
      <div className="flex flex-wrap gap-3">
        {view.sessions > 0 && <Deed command="end-account-sessions" account={id} label={t('endSessions')} />}
        {!view.own && (
          <>
            <Deed command="reset-password" account={id} label={t('reset')} />
            <Deed command="reset-password" account={id} label={t('resetFactor')} factor />
            {state === 'locked' && <Deed command="enable-account" account={id} label={t('unlock')} />}
            {state === 'disabled' ? (
              <Deed command="enable-account" account={id} label={t('enable')} />
            ) : (
              <Deed command="disable-account" account={id} label={t('disable')} variant="danger" />
            )}
          </>
        )}
      </div>
    </Card>
  )
}
