import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  devIndicators: false,
  experimental: { authInterrupts: true },
  // The check runs once, in `npm run check`; the build does not repeat it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    'exceljs',
    'pg',
    'pg-boss',
    'pino',
    'sharp',
    'pdfmake',
  ],
}

export default createNextIntlPlugin('./src/lib/text/request.ts')(config)
