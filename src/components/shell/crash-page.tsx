'use client'

import { useEffect, useState } from 'react'
import { buttonClass } from '../ui/button-class'
import { PlainPage } from './plain-page'

/** Written out in all three languages: when a page has failed, nothing may be loaded to explain it. */
const words = {
  'zh-Hans': {
    name: '一口',
    title: '系统出了问题，不是您的错',
    text: '您刚才填写并保存过的内容没有丢。请再试一次；还是不行，就打 12345 或到窗口，报下面的编号，工作人员查得到。',
    number: '编号',
    again: '再试一次',
    home: '回到首页',
  },
  'zh-Hant': {
    name: '一口',
    title: '系統出了問題，不是您的錯',
    text: '您剛才填寫並保存過的內容沒有丟。請再試一次；還是不行，就打 12345 或到窗口，報下面的編號，工作人員查得到。',
    number: '編號',
    again: '再試一次',
    home: '回到首頁',
  },
  en: {
    name: 'Yikou',
    title: 'Something went wrong on our side',
    text: 'What you had saved is not lost. Please try again. If it happens again, call 12345 or come to a window and give the number below; our staff can look it up.',
    number: 'Reference',
    again: 'Try again',
    home: 'Back to the home page',
  },
} as const

type CrashPageProps = { reference?: string }

/** The page for a fault of ours, with the number that the log knows. */
export function CrashPage({ reference }: CrashPageProps) {
  const [locale, setLocale] = useState<keyof typeof words>('zh-Hans')
  useEffect(() => {
    const asked = /(?:^|; )yk_locale=([\w-]+)/.exec(document.cookie)?.[1] ?? document.documentElement.lang
    if (asked === 'zh-Hant' || asked === 'en') setLocale(asked)
  }, [])
  const said = words[locale]
  return (
    <PlainPage title={said.title} name={said.name}>
      <p>{said.text}</p>
      {reference && (
        <p className="rounded-field bg-sunk px-4 py-2">
          {said.number}：<b className="font-mono">{reference}</b>
        </p>
      )}
      <p className="flex flex-wrap gap-3">
        <button type="button" onClick={() => location.reload()} className={buttonClass()}>
          {said.again}
        </button>
        <a href="/" className={buttonClass('quiet')}>
          {said.home}
        </a>
      </p>
    </PlainPage>
  )
}
