import { useTranslations } from 'next-intl'
import type { CounterMaterial } from '@/lib/cases/counter-page'
import { Tag } from './ui/tag'

type CounterMaterialsProps = { materials: CounterMaterial[]; values: Record<string, string> }

/** Each paper in one line: seen, handed in, or brought later; what the office checks itself asks for nothing. */
export function CounterMaterials({ materials, values }: CounterMaterialsProps) {
  const t = useTranslations('counter.materials')
  if (materials.length === 0) return null
  return (
    <section aria-labelledby="part-materials">
      <h2 id="part-materials" className="mb-1 text-h2">
        {t('title')}
      </h2>
      <ul className="divide-y divide-line">
        {materials.map((each) => (
          <li key={each.key} className="py-1.5">
            {each.brought ? (
              <Brought material={each} value={values[`material.${each.key}`]} />
            ) : (
              <p className="flex flex-wrap items-center justify-between gap-x-3">
                {each.name} <Tag tone="brand">{t('shared')}</Tag>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Brought({ material, value }: { material: CounterMaterial; value?: string }) {
  const t = useTranslations('counter.materials')
  const states = ['seen', 'given', 'later'] as const
  const notes = [
    material.copies !== null && t('copies', { count: material.copies }),
    material.optional && t('optional'),
    material.mayFollow && t('mayFollow'),
  ]
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      <legend className="float-left mr-auto min-w-0 contents">
        <span className="mr-auto">
          {material.name}
          <span className="block text-small text-ink-soft">{notes.filter(Boolean).join(' · ')}</span>
        </span>
      </legend>
      {states.map((state) => (
        <label
          key={state}
          htmlFor={`f-material-${material.key}-${state}`}
          className="inline-flex min-h-target items-center gap-1.5 rounded-full border border-line-strong px-3 text-small has-checked:border-brand has-checked:bg-brand-soft has-checked:font-semibold has-focus-visible:outline-3 has-focus-visible:outline-focus"
        >
          <input
            id={`f-material-${material.key}-${state}`}
            type="radio"
            name={`material.${material.key}`}
            value={state}
            defaultChecked={value === state}
            className="accent-brand"
          />
          {t(state)}
        </label>
      ))}
    </fieldset>
  )
}
