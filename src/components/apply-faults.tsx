import { useLocale, useTranslations } from 'next-intl'
import { inputId } from '@/components/fields/input-id'
import { problemText } from '@/components/fields/problem-text'
import type { DraftCheck } from '@/lib/cases/draft-page'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'

/** What is still wrong anywhere in an application, each line leading to its question. */
export function ApplyFaults({ draft, faults }: { draft: string; faults: DraftCheck['faults'] }) {
  const [t, fields, locale] = [useTranslations('apply'), useTranslations('fields'), useLocale() as Locale]
  if (faults.length === 0) return null
  const words = { word: fields, say: (text: Parameters<typeof say>[0]) => say(text, locale), locale }
  return (
    <div
      id="error-summary"
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      className="mb-gap rounded-card border-[3px] border-red bg-card p-pad"
    >
      <h2 id="error-summary-title" className="text-h2 text-red">
        {t('faultsTitle', { count: faults.length })}
      </h2>
      <ul className="mt-2 grid gap-1">
        {faults.map(({ step, problem }) => (
          <li key={`${step}:${problem.name}:${problem.code}`}>
            <a
              href={`/apply/${draft}/${step}?show=1#${faultAnchor(step, problem.name)}`}
              className="inline-block py-1 font-semibold text-red"
            >
              {problemText(problem, words)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function faultAnchor(step: string, name: string): string {
  if (step === 'papers') return inputId(name)
  return inputId(`${step === 'you' ? 'party' : 'form'}.${name}`)
}
