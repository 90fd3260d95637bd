import { useTranslations } from 'next-intl'
import { type Hint, Hotkeys } from './hotkeys'
import { KeyHints } from './ui/key-hints'

/** The keys of a page in a quiet line, and what makes them work. */
export function StaffKeys({ hints, start }: { hints: Hint[]; start?: string }) {
  const t = useTranslations('office.keys')
  const all = [...hints, { keys: ['?'], label: t('help') }]
  const words = { title: t('title'), close: t('close'), on: t('on'), off: t('off'), state: t('state') }
  return (
    <div className="mt-gap max-md:hidden print:hidden">
      <KeyHints hints={all} />
      <Hotkeys hints={all} words={words} start={start} />
    </div>
  )
}
