import { useLocale, useTranslations } from 'next-intl'
import type { DisplayMode } from '@/lib/text/display-mode'
import { classList } from '../ui/class-list'
import { DisplayForm } from './display-form'

const languages = [
  { locale: 'zh-Hans', word: '简', name: '简体中文' },
  { locale: 'zh-Hant', word: '繁', name: '繁體中文' },
  { locale: 'en', word: 'EN', name: 'English' },
] as const

type DisplaySwitchProps = { mode: DisplayMode; back: string; onDeep?: boolean; className?: string }

/** Language and display mode as buttons of a plain form; works without any script. The chosen one is pressed. */
export function DisplaySwitch({ mode, back, onDeep, className }: DisplaySwitchProps) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const modes = (['normal', 'care', 'contrast'] as const).map((value) => ({
    value,
    word: t(value),
    pressed: value === mode,
  }))
  return (
    <div className={classList('flex flex-wrap items-center gap-x-4 gap-y-2', className)}>
      <DisplayForm
        back={back}
        name="locale"
        label={t('language')}
        onDeep={onDeep}
        choices={languages.map((language) => ({
          value: language.locale,
          word: language.word,
          name: language.name,
          pressed: language.locale === locale,
        }))}
      />
      <DisplayForm back={back} name="mode" label={t('mode')} onDeep={onDeep} choices={modes} />
    </div>
  )
}
