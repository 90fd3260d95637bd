import { useTranslations } from 'next-intl'
import { TextInput } from './ui/text-input'

type CounterAgentProps = { values: Record<string, string>; errors: Record<string, string> }

/** Somebody who applies for the person; folded, because most people come themselves. */
export function CounterAgent({ values, errors }: CounterAgentProps) {
  const t = useTranslations('counter.agent')
  const field = (part: string) => ({
    id: `f-agent-${part}`,
    name: `agent.${part}`,
    label: t(part as 'name'),
    value: values[`agent.${part}`],
    error: errors[`agent.${part}`],
    autoComplete: 'off',
  })
  return (
    <details open={Boolean(values['agent.name'])}>
      <summary data-hotkey="d" className="inline-block py-1 text-brand underline underline-offset-4">
        {t('title')}
      </summary>
      <div className="mt-2 grid items-start gap-3 md:grid-cols-3">
        <TextInput {...field('name')} maxLength={60} />
        <TextInput {...field('id')} maxLength={40} />
        <TextInput {...field('phone')} type="tel" maxLength={30} />
      </div>
    </details>
  )
}
