import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

/** The one box that finds every item: characters, pinyin initials, everyday words. A plain GET to the list. */
export function ServiceSearch({ q = '', group }: { q?: string; group?: string }) {
  const t = useTranslations('home')
  return (
    <search>
      <form
        method="get"
        action="/services"
        className="flex items-center gap-2 rounded-full border-2 border-brand bg-card p-1.5 pl-5 shadow-card has-[input:focus-visible]:outline-3 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-focus"
      >
        <label htmlFor="q" className="shrink-0">
          <Icon name="search" className="text-brand" />
          <span className="sr-only">{t('searchLabel')}</span>
        </label>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={q}
          placeholder={t('placeholder')}
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
          className="min-h-target min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-faint"
        />
        {group && <input type="hidden" name="group" value={group} />}
        <Button className="max-sm:px-4">{t('search')}</Button>
      </form>
    </search>
  )
}
