import { useLocale, useTranslations } from 'next-intl'
import type { FetchView } from '@/lib/registry/connectors/fetch-views'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { Button } from './ui/button'
import { Tag, type TagTone } from './ui/tag'

const tones: Record<FetchView['state'], TagTone> = {
  waiting: 'amber',
  fetched: 'green',
  failed: 'red',
  unconnected: 'plain',
}

type FetchLinesProps = {
  fetches: FetchView[]
  mayAsk: boolean
  /** Where asking again leads back to. */
  next: string
  newKey: () => string
}

/** What base registers were asked: since when it waits, when it was fetched and what, or why it was not. */
export function FetchLines({ fetches, mayAsk, next, newKey }: FetchLinesProps) {
  const t = useTranslations('connectors')
  const open = fetches.some(({ state }) => state !== 'fetched')
  return (
    <>
      <ul className="divide-y divide-line">
        {fetches.map((each) => (
          <li key={each.id} className="py-2 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <b>{each.register}</b>
              {each.simulated && <Tag tone="seal">{t('simulated')}</Tag>}
              <span className="ml-auto">
                <Tag tone={tones[each.state]}>{t(`state.${each.state}`)}</Tag>
              </span>
            </p>
            <FetchNote fetch={each} />
            {mayAsk && each.state !== 'waiting' && <AskAgain fetch={each.id} next={next} newKey={newKey} />}
          </li>
        ))}
      </ul>
      {open && <p className="mt-2 text-small text-ink-soft">{t('manual')}</p>}
    </>
  )
}

function FetchNote({ fetch }: { fetch: FetchView }) {
  const t = useTranslations('connectors')
  const line = useFetchLine()
  return (
    <>
      <p className="text-small text-ink-soft">{line(fetch)}</p>
      {fetch.finding === 'differs' ? (
        <p className="text-small font-semibold text-red">{t('differsName')}</p>
      ) : (
        <FetchedValues values={fetch.values} />
      )}
    </>
  )
}

/** The sentence about a look-up: times in words, reasons in the reader's language. */
function useFetchLine(): (fetch: FetchView) => string {
  const [t, locale] = [useTranslations('connectors'), useLocale() as Locale]
  const time = (instant: string | null) => (instant ? sayDateTime(new Date(instant), locale, 'short') : '')
  return ({ state, reason, waitingSince, doneAt, tried }) => {
    const why = reason ? t(`reason.${reason}`) : ''
    if (state === 'waiting' && tried && why) return t('line.retrying', { time: time(waitingSince), reason: why })
    if (state === 'waiting') return t('line.waiting', { time: time(waitingSince) })
    if (state === 'unconnected') return t('line.unconnected')
    return t(`line.${state}`, { time: time(doneAt), reason: why })
  }
}

function FetchedValues({ values }: { values: FetchView['values'] }) {
  const t = useTranslations('connectors')
  if (values.length === 0) return null
  return (
    <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-small">
      {values.map((each) => (
        <div key={each.element} className="contents">
          <dt className="text-ink-faint">{each.label}</dt>
          <dd className="[overflow-wrap:anywhere]">
            {each.text} {each.differs && <Tag tone="red">{t('differs')}</Tag>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type AskAgainProps = { next: string; newKey: () => string } & ({ fetch: string } | { person: string; first: boolean })

/** A button of its own form, so that it works without script. */
export function AskAgain({ next, newKey, ...about }: AskAgainProps) {
  const t = useTranslations('connectors')
  const [name, id] = 'fetch' in about ? (['fetch', about.fetch] as const) : (['person', about.person] as const)
  return (
    <form method="post" action="/do/refetch" className="mt-1 print:hidden">
      <input type="hidden" name="_key" value={newKey()} />
      <input type="hidden" name={name} value={id} />
      <input type="hidden" name="next" value={next} />
      <Button variant="quiet">{t('person' in about && about.first ? 'askNow' : 'again')}</Button>
    </form>
  )
}
