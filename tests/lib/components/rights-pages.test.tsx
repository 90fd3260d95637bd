import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FactList } from '@/app/(resident)/me/information/fact-list'
import { LookList } from '@/app/(resident)/me/information/look-list'
import { CorrectionAnswer } from '@/components/correction-answer'
import { CorrectionFormView } from '@/components/correction-form-view'
import type { CorrectionForm } from '@/lib/registry/correction-form'
import type { CorrectionPage } from '@/lib/registry/correction-page'
import type { MyFact } from '@/lib/registry/my-information'
import { loadMessages } from '@/lib/text/load-messages'
import type { Locale } from '@/lib/text/locale'

const person = { id: '0190a0b0-0000-7000-8000-000000000001', name: '王秀英', birth: '1944-09-12', self: true }
const fact: MyFact = {
  ...{ element: 'person.mobile', label: '联系电话', text: '138****5678', source: 'self', at: '2026-03-02' },
  ...{ verified: false, stale: true, contested: true, masked: true, correctable: true, until: '2027-01-01' },
  corrections: [
    {
      ...{ id: 'c', text: '139****1111', state: 'kept', dueOn: '2026-12-15', at: '2026-11-24T02:00:00Z' },
      ...{ decidedAt: '2026-11-25T02:00:00Z', reason: '证明看不出号码' },
    },
  ],
}
const form: CorrectionForm = {
  ...{ person, fact, authority: '本人', answerBy: '2026-12-15', waiting: null },
  form: [{ fields: [{ key: 'value', type: 'phone', label: '联系电话', required: true }] }],
  scope: { roots: { today: '2026-11-24' }, rate: () => undefined },
  words: { codes: {}, divisions: [] },
  files: [{ id: 'f', name: '证明.jpg', state: 'pending', problem: null }],
}

async function html(children: ReactNode, locale: Locale = 'zh-Hans'): Promise<string> {
  const messages = await loadMessages(locale)
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Shanghai">
      {children}
    </NextIntlClientProvider>,
  )
}

describe('pages of a person’s rights', () => {
  it.each(['zh-Hans', 'zh-Hant', 'en'] as const)(
    'say of a fact where it is from, how it stands and what was answered, in %s',
    async (locale) => {
      const page = await html(<FactList facts={[fact]} person={person} locale={locale} />, locale)
      expect(page).toContain('138****5678')
      expect(page).toContain('证明看不出号码')
      expect(page).toContain('href="/me/information/correct/person.mobile"')
      expect(page).not.toContain('rights.')
      if (locale === 'zh-Hans') {
        for (const words of ['本人填报', '未核实', '有效期到', '维持原来的登记']) expect(page).toContain(words)
      }
    },
  )

  it('say who looked, what at, and why', async () => {
    const look = { at: '2026-11-24T02:00:00Z', who: '青禾街道便民服务中心 综合窗口工作人员', did: 'unmask-person' }
    const page = await html(
      <LookList looks={[{ ...look, unmasked: ['联系电话'], caseNo: null, reason: '电话回访' }]} locale="zh-Hans" />,
    )
    expect(page).toContain('完整查看：联系电话')
    expect(page).toContain('理由：电话回访')
  })

  it('ask for proof first and keep what was typed; each error stands at its input', async () => {
    const keys = { id: person.id, formKey: 'k' }
    const given = { keys, back: '/me/information/correct/person.mobile?id=x', locale: 'zh-Hans' as const }
    const errors = { at: { value: '请核对号码', proof: '请先选择照片或文件' } }
    const page = await html(
      <CorrectionFormView view={form} {...given} typed={{ value: '123', said: '换号了' }} errors={errors} />,
    )
    expect(page.indexOf('upload-proof')).toBeLessThan(page.indexOf('/do/propose-correction'))
    for (const words of ['value="123"', '换号了', '请核对号码', '请先选择照片或文件']) expect(page).toContain(words)
    const waits = { ...form, waiting: { id: 'w', state: 'more-proof', reason: '看不清' } }
    const again = await html(<CorrectionFormView view={waits} {...given} typed={{}} errors={{ at: {} }} />)
    expect(again).toContain('/do/prove-correction')
    expect(again).toContain('看不清')
    expect(again).not.toContain('/do/propose-correction')
  })

  it('give the office three answers, each said in words', async () => {
    const view = { id: 'c', rowVersion: 2 } as CorrectionPage
    const page = await html(<CorrectionAnswer view={view} formKey="k" typed={{ decision: 'keep' }} errors={{}} />)
    for (const value of ['accept', 'keep', 'more-proof']) expect(page).toContain(`value="${value}"`)
    expect(page).toContain('name="version" value="2"')
  })
})
