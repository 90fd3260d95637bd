import { useTranslations } from 'next-intl'
import { PhoneNumber } from '../ui/phone-number'
import { DisplaySwitch } from './display-switch'
import type { ShellProps, SiteIdentity } from './shell-props'
import { StreetLine } from './street-line'

/** Who answers for the site, how to reach a person, and the statements that a public site owes. */
export function ResidentFooter({ site, mode, back }: { site: SiteIdentity } & ShellProps) {
  const t = useTranslations('shell')
  const lines = [
    { word: t('sponsor'), value: site.sponsor },
    { word: t('maker'), value: site.maker },
    { word: t('siteCode'), value: site.siteCode },
    { word: t('icp'), value: site.icp },
    { word: t('police'), value: site.police },
  ].filter((line) => line.value)
  return (
    <footer className="mt-14 print:mt-6">
      <StreetLine className="mx-auto h-auto min-h-20 w-full max-w-wide text-brand opacity-50 [[data-mode=contrast]_&]:hidden" />
      <div className="border-t border-brand-line bg-brand-soft print:bg-transparent">
        <div className="mx-auto grid max-w-page gap-x-10 gap-y-6 px-4 py-8 md:grid-cols-[auto_1fr] lg:px-7">
          <div>
            <p className="font-semibold">{t('call')}</p>
            <PhoneNumber number={site.phone} note={site.hours ?? t('callNote')} />
          </div>
          <div className="grid content-start gap-4 md:justify-items-end">
            <ul className="flex flex-wrap gap-x-6 gap-y-1 text-small print:hidden">
              {[
                { href: '/accessibility', word: t('accessibility') },
                { href: '/privacy', word: t('privacy') },
                { href: '/check', word: t('verify') },
              ].map((link) => (
                <li key={link.href}>
                  <a href={link.href} className="inline-block py-1">
                    {link.word}
                  </a>
                </li>
              ))}
            </ul>
            <DisplaySwitch mode={mode} back={back} className="print:hidden" />
          </div>
          <dl className="flex flex-wrap gap-x-6 gap-y-1 border-t border-brand-line pt-4 text-small text-ink-soft md:col-span-2">
            {lines.map((line) => (
              <div key={line.word} className="flex flex-wrap gap-x-2">
                <dt>{line.word}</dt>
                <dd className="tabular-nums">{line.value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </footer>
  )
}
