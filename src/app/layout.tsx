import 'server-only'
import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { requestDisplay } from '@/lib/text/request-display'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return {
    title: { default: t('productLong'), template: `%s · ${t('product')}` },
    icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
    manifest: '/site.webmanifest',
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#0f5c5e' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, mode } = await requestDisplay()
  return (
    <html lang={locale} data-mode={mode}>
      <body>{children}</body>
    </html>
  )
}
