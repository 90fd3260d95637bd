import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'
import type { FormProblems } from '@/lib/web/form-problems'

/** What binding asks for, with what was typed before. */
export function BindFields({ said }: { said: FormProblems }) {
  const t = useTranslations('account.bind')
  return (
    <>
      <TextInput
        id="idNumber"
        name="idNumber"
        label={t('idNumber')}
        hint={t('idHint')}
        autoComplete="off"
        size={24}
        required
        value={said.value('idNumber')}
        error={said.at('idNumber')}
      />
      <TextInput
        id="name"
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        size={24}
        required
        value={said.value('name')}
        error={said.at('name')}
      />
    </>
  )
}
