'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Renews what a page shows every few seconds, without losing the reader's place; without script the page loads itself again. */
export function PageRefresh({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1000)
    return () => clearInterval(timer)
  }, [router, seconds])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  )
}
