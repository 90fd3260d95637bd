import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DemoRibbon } from '@/components/shell/demo-ribbon'
import { DisplaySwitch } from '@/components/shell/display-switch'
import { PlainPage } from '@/components/shell/plain-page'
import type { ShellProps } from '@/components/shell/shell-props'
import { ErrorSummary, type FieldProblem } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'

type DeskPageProps = {
  facts: ShellProps
  title: string
  problems?: FieldProblem[]
  /** What has just happened: 您已安全退出。 */
  done?: string
  foot?: ReactNode
  children: ReactNode
}

/** The sheet on which people sign in: nothing else on the page, one thing to do. */
export function DeskPage({ facts, title, problems = [], done, foot, children }: DeskPageProps) {
  const shell = useTranslations('shell')
  return (
    <>
      {facts.demo && <DemoRibbon />}
      <PlainPage
        title={title}
        name={shell('product')}
        aside={
          <div className="grid gap-4">
            {foot}
            <DisplaySwitch mode={facts.mode} back={facts.back} />
          </div>
        }
      >
        <ErrorSummary problems={problems} />
        {done && (
          <Notice kind="success" role="status">
            {done}
          </Notice>
        )}
        {children}
      </PlainPage>
    </>
  )
}
