import { useTranslations } from 'next-intl'

/** One problem: what to do, and the id of the input to go to. */
export type FieldProblem = { fieldId?: string; message: string }

/**
 * All problems of a form on top of the page, each a link to its input. A refused form comes back to
 * `#error-summary`, which moves the focus here without any script. Shows nothing when there is no problem.
 */
export function ErrorSummary({ problems, title }: { problems: FieldProblem[]; title?: string }) {
  const t = useTranslations('ui')
  if (problems.length === 0) return null
  return (
    <div
      id="error-summary"
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      className="mb-gap rounded-card border-[3px] border-red bg-card p-pad"
    >
      <h2 id="error-summary-title" className="text-h2 text-red">
        {title ?? t('errorSummary', { count: problems.length })}
      </h2>
      <ul className="mt-2 grid gap-1">
        {problems.map((problem) => (
          <li key={`${problem.fieldId}:${problem.message}`}>
            {problem.fieldId ? (
              <a href={`#${problem.fieldId}`} className="inline-block py-1 font-semibold text-red">
                {problem.message}
              </a>
            ) : (
              <span className="font-semibold text-red">{problem.message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
