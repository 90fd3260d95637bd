import 'server-only'
import { createTranslator } from 'use-intl/core'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import { loadMessages } from '@/lib/text/load-messages'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { sayDateTime } from '@/lib/text/say-date-time'
import type { Copy } from './collect-copy'

type Words = (key: string, params?: Record<string, string | number>) => string

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')

const look = `body{font:18px/1.7 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2421}
table{border-collapse:collapse;width:100%;margin:0 0 2rem}th,td{border:1px solid #c9d1cd;padding:.4em .6em;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#eef3f0}h1,h2{line-height:1.4}`

async function wordsIn(locale: Locale): Promise<{ rights: Words; sources: Words }> {
  const messages = await loadMessages(locale)
  const spoken = locale === 'en' ? 'en' : 'zh'
  const rights = createTranslator({ locale: spoken, messages, namespace: 'rights' })
  const sources = createTranslator({ locale: spoken, messages, namespace: 'account.sources' })
  return {
    rights: (key, params) => rights(key as never, params as never),
    sources: (key, params) => sources((sources.has(key as never) ? key : 'other') as never, params as never),
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  if (rows.length === 0) return `<p>${escaped(none)}</p>`
  const line = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return `<table><thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`
}

/** A copy as one page that opens anywhere: no script, no address of ours, everything in words. */
export async function copyPage(copy: Copy, locale: Locale): Promise<string> {
  const { rights: t, sources } = await wordsIn(locale)
  const day = (instant: string | Date) => sayDate(shanghaiDate(new Date(instant)), locale, 'plain')
  const parts: [string, string[], string[][]][] = [
    [
      t('copy.facts'),
      [t('copy.what'), t('copy.value'), t('copy.source'), t('copy.since')],
      copy.facts.map((each) => [
        each.label,
        each.text,
        sources(each.source, { no: each.caseNo ?? '' }),
        sayDate(each.at, locale, 'plain'),
      ]),
    ],
    [
      t('information.household'),
      [t('copy.name'), t('copy.relation'), t('copy.since')],
      copy.household.map((each) => [each.name, each.relation, sayDate(each.since, locale, 'plain')]),
    ],
    [
      t('information.held'),
      [t('copy.what'), t('copy.ledger'), t('copy.since')],
      copy.ledgers.map((each) => [each.label, each.ledger, sayDate(each.since, locale, 'plain')]),
    ],
    [
      t('copy.cases'),
      [t('copy.no'), t('copy.what'), t('copy.stage'), t('copy.since')],
      copy.cases.map((each) => [each.no, each.service, each.stage, day(each.receivedAt)]),
    ],
    [
      t('papers.title'),
      [t('copy.no'), t('copy.what'), t('copy.state'), t('copy.since')],
      copy.papers.map((each) => [each.number, each.title, t(`papers.standing.${each.standing}`), day(each.at)]),
    ],
    [
      t('consents.title'),
      [t('copy.what'), t('copy.given'), t('copy.channel'), t('copy.withdrawn')],
      copy.consents.map((each) => [
        each.title,
        day(each.at),
        each.channel,
        each.withdrawnAt ? day(each.withdrawnAt) : '',
      ]),
    ],
    [
      t('information.looks'),
      [t('copy.when'), t('copy.who'), t('copy.what'), t('copy.why')],
      copy.looks.map((each) => [
        sayDateTime(each.at, locale),
        each.who,
        t(`did.${each.did}`, { no: each.caseNo ?? '', what: each.unmasked.join(' ') }),
        each.reason ?? '',
      ]),
    ],
  ]
  const body = parts
    .map(([title, head, rows]) => `<h2>${escaped(title)}</h2>${table(head, rows, t('copy.none'))}`)
    .join('\n')
  const title = escaped(t('copy.title'))
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${look}</style></head>
<body><h1>${title}</h1><p>${escaped(t('copy.madeAt', { at: sayDateTime(copy.madeAt, locale) }))}</p>\n${body}</body></html>`
}
