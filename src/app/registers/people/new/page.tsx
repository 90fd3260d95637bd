import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PeopleTable } from '@/components/people-table'
import { PersonNewForm, type PersonNewWords } from '@/components/person-new-form'
import { StaffKeys } from '@/components/staff-keys'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { type PersonWarning, personWarning } from '@/lib/registry/people/person-warning'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { searchParams: Promise<{ check?: string; form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('people'))('new.title'), await searchParams)
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
const names = ['cardLine', 'papers', 'idNumber', 'name', 'birth', 'sex', 'phone'] as const

export default async function NewPerson({ searchParams }: Props) {
  const [t, locale, asked] = [await getTranslations('people'), (await getLocale()) as Locale, await searchParams]
  const check = asked.check && uuid.test(asked.check) ? asked.check : undefined
  const warning = await ask(personWarning, { check, locale })
  const bounced = await bouncedForm(asked.form)
  const said = await formProblems(bounced)
  const typed = bounced?.values ?? warning.typed
  const values = Object.fromEntries(names.map((name) => [name, String(typed[name as keyof typeof typed] ?? '')]))
  const errors = Object.fromEntries(names.flatMap((name) => [[name, said.at(name) ?? '']]))
  return (
    <div className="max-w-read">
      <ErrorSummary problems={said.summary} />
      <PageTitle crumbs={[{ href: '/registers/people', label: t('title') }]} note={t('new.intro')}>
        {t('new.title')}
      </PageTitle>
      {warning.likely.length > 0 && <Likely warning={warning} />}
      <Card>
        <PersonNewForm
          words={await wordsOf()}
          values={{ ...values, papers: values.papers || 'yes' }}
          errors={errors}
          keyOf={newKey()}
          confirm={warning.likely.length > 0}
          at={warning.typed.at ?? 'people'}
        />
      </Card>
      <StaffKeys hints={[{ keys: ['Ctrl', '↵'], label: t('new.send') }]} />
    </div>
  )
}

async function Likely({ warning }: { warning: PersonWarning }) {
  const t = await getTranslations('people.likely')
  return (
    <div className="mb-gap">
      <Notice kind="needs-you" role="alert" title={t('title')}>
        <p className="mb-2">{t('intro')}</p>
        <PeopleTable
          caption={t('title')}
          people={warning.likely}
          why={{ head: t('why'), cell: (line) => <Tag tone="amber">{t(line.why)}</Tag> }}
        />
      </Notice>
    </div>
  )
}

/** Words for the part of the page that runs in the browser. */
async function wordsOf(): Promise<PersonNewWords> {
  const [t, l, u, e] = [
    await getTranslations('people.new'),
    await getTranslations('people.likely'),
    await getTranslations('ui'),
    await getTranslations('errors.problems'),
  ]
  const own = [
    ...['reader', 'readerHint', 'papers', 'papersYes', 'papersNo', 'papersNoHint', 'id', 'idHint', 'name', 'nameHint'],
    ...['birth', 'birthHint', 'sex', 'male', 'female', 'phone', 'phoneHint', 'send', 'sending', 'failed'],
  ] as const
  const words = Object.fromEntries(own.map((key) => [key, t(key as 'reader')]))
  return {
    ...(words as Omit<PersonNewWords, 'confirm' | 'required' | 'optional' | 'error' | 'wrongDigit' | 'missing'>),
    confirm: l('confirm'),
    required: u('required'),
    optional: u('optional'),
    error: u('errorWord'),
    wrongDigit: e('id-check-digit'),
    missing: e('required'),
  }
}
