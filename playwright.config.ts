import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/ensure-browser'

const askPort =
  "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})"

// With JOURNEY_PORT and JOURNEY_DATA_DIR set, the journeys run against the product that is running there already.
const running = Boolean(process.env.JOURNEY_PORT && process.env.JOURNEY_DATA_DIR)
// Worker processes read this file again and inherit the choice from the first reading.
process.env.JOURNEY_PORT ??= execFileSync(process.execPath, ['-e', askPort], { encoding: 'utf8' }).trim()
process.env.JOURNEY_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'yikou-journeys-'))

// The gate walks the journeys at a phone's width, but for the longest one and two of the four ways of display;
// `npm run test:full` walks all of them, at a desktop's width as well.
const full = process.env.FULL === '1' || running
const phone = { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }
const desktop = { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } }

const port = process.env.JOURNEY_PORT
const origin = `http://localhost:${port}`

export default defineConfig({
  testDir: 'tests/journeys',
  ...(!full && { grepInvert: /minimum living|高对比度|繁體/ }),
  globalTeardown: './tests/support/after-journeys.ts',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  // Generous, because a journey is long and a busy machine slow; what must be quick has its own figure.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'reports/journeys.json' }]],
  use: {
    baseURL: origin,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 20_000,
    trace: process.env.JOURNEY_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findBrowser(), args: ['--no-sandbox', '--disable-dev-shm-usage'] },
  },
  projects: full ? [phone, desktop] : [phone],
  webServer: {
    command: 'node --conditions=react-server --import tsx tests/support/serve.ts',
    url: `${origin}/api/ready`,
    env: {
      PORT: port,
      DATA_DIR: process.env.JOURNEY_DATA_DIR,
      APP_ORIGIN: origin,
      LOG_LEVEL: 'info',
      ...(running && { KEEP_DATA: '1' }),
    },
    reuseExistingServer: running,
    timeout: 600_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
})
