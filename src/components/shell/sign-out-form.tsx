import { useTranslations } from 'next-intl'

/** Signing out is a command, so it is a form and not a link. */
export function SignOutForm({ action = '/do/sign-out' }: { action?: string }) {
  const t = useTranslations('shell')
  return (
    <form method="post" action={action}>
      <button
        type="submit"
        className="min-h-target rounded-field px-2.5 text-on-deep underline underline-offset-4 hover:bg-deep-lift"
      >
        {t('signOut')}
      </button>
    </form>
  )
}
