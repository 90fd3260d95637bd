import { useTranslations } from 'next-intl'
import { Checkboxes } from './ui/checkboxes'

type ServiceScopeProps = {
  services: { value: string; label: string }[]
  id: string
  name: string
  label: string
  values: string[]
  value?: string
  error?: string
}

/** In which items somebody may act: every one, or those that are ticked. */
export function ServiceScope({ services, values, value: _, ...field }: ServiceScopeProps) {
  const t = useTranslations('households.agents')
  const choices = [{ value: '*', label: t('every') }, ...services]
  return <Checkboxes {...field} values={values} choices={choices} required />
}
