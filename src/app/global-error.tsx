'use client'

import { CrashPage } from '@/components/shell/crash-page'
import './globals.css'

export default function SiteFault({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-Hans">
      <body>
        <CrashPage reference={error.digest} />
      </body>
    </html>
  )
}
