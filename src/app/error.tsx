'use client'

import { CrashPage } from '@/components/shell/crash-page'

export default function PageFault({ error }: { error: Error & { digest?: string } }) {
  return <CrashPage reference={error.digest} />
}
