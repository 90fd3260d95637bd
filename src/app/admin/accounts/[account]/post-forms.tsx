import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { Table } from '@/components/ui/table'
import type { AccountView, PostView } from '@/lib/access/account-list'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { sayDate } from '@/lib/text/say-date'
import type { Text } from '@/lib/text/text'

type View = { account: AccountView; roles: { key: string; name: Text }[]; units: { path: string; name: Text }[] }
type PostFormsProps = { view: View; gives: boolean; error: (name: string) => string | undefined }

function EndPost({ post, account }: { post: PostView; account: string }) {
  const t = useTranslations('admin.card')
  return (
    <form method="post" action="/do/end-post">
      <input type="hidden" name="post" value={post.id} />
      <input type="hidden" name="_back" value={`/admin/accounts/${account}`} />
      <Button variant="plain">{t('end')}</Button>
    </form>
  )
}

/** A unit with the units it hangs on, so that two desks of one name can be told apart. */
function unitChoices(units: View['units'], locale: Locale) {
  const names = new Map(units.map((unit) => [unit.path, say(unit.name, locale)]))
  return units.map(({ path }) => {
    const trail = path.split('/').slice(0, -1)
    const words = trail.map((_, at) => names.get(`${trail.slice(0, at + 1).join('/')}/`)).filter(Boolean)
    return { value: path, label: words.slice(-3).join(' › ') }
  })
}

/** The posts of an account; who keeps rights ends them and gives new ones. */
export function PostForms({ view, gives, error }: PostFormsProps) {
  const [t, locale] = [useTranslations('admin.card'), useLocale() as Locale]
  const { id, posts } = view.account
  return (
    <Card title={t('posts')}>
      <Table
        caption={t('posts')}
        hideCaption
        stacked
        rows={posts}
        rowKey={(post) => post.id}
        empty={<p>{t('noPosts')}</p>}
        columns={[
          { key: 'role', head: t('post'), heads: true, cell: (post) => say(post.role, locale) },
          { key: 'unit', head: t('unit'), cell: (post) => say(post.unit, locale) },
          { key: 'since', head: t('since'), cell: (post) => sayDate(post.since, locale) },
          ...(gives ? [{ key: 'end', head: '', cell: (post: PostView) => <EndPost post={post} account={id} /> }] : []),
        ]}
      />
      {gives && (
        <form method="post" action="/do/give-post" className="mt-6 grid gap-4 border-t border-line pt-4">
          <h3 className="text-h3">{t('give')}</h3>
          <p className="text-small text-ink-soft">{t('apart')}</p>
          <input type="hidden" name="account" value={id} />
          <input type="hidden" name="_back" value={`/admin/accounts/${id}`} />
          <Select
            id="role"
            name="role"
            label={t('role')}
            required
            error={error('role')}
            choices={view.roles.map((role) => ({ value: role.key, label: say(role.name, locale) }))}
          />
          <Select
            id="unitPath"
            name="unitPath"
            label={t('unit')}
            required
            error={error('unitPath')}
            choices={unitChoices(view.units, locale)}
          />
          <p>
            <Button>{t('giveButton')}</Button>
          </p>
        </form>
      )}
    </Card>
  )
}
