import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { removeDataDir } from '../../scripts/postgres-place'

/**
 * Runs the built product for the browser tests exactly as `npm start` does: production build, real PostgreSQL, worker. Port
 * and data folder come from playwright.config.ts; the folder is removed at the end.
 */
const { PORT: port, DATA_DIR: dataDir } = process.env
if (!port || !dataDir) throw new Error('serve.ts needs PORT and DATA_DIR')
mkdirSync(dataDir, { recursive: true })

// Limits that no journey reaches, and clocks that are looked at while a test waits.
const generous = {
  DEMO_PEOPLE: '0',
  SWEEP_SECONDS: '2',
  SESSION_STAFF_IDLE_MINUTES: '240',
  RATE_SIGN_IN_PER_ADDRESS: '100000',
  RATE_PHONE_CODE_PER_NUMBER: '1000',
  RATE_PHONE_CODE_PER_ADDRESS: '100000',
  RATE_COMMANDS_PER_ACCOUNT: '100000',
  RATE_COMMANDS_PER_ADDRESS: '1000000',
  RATE_UPLOADS_PER_ACCOUNT: '10000',
  RATE_CHECKS_PER_ADDRESS: '100000',
}
// The journeys' database is their own, whatever database the settings of the shell name.
const { DATABASE_URL: _url, DATABASE_ADMIN_URL: _admin, ...environment } = process.env
const child = spawn(process.execPath, ['scripts/start.mjs'], {
  stdio: 'inherit',
  env: { ...generous, ...environment },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  if (!process.env.KEEP_DATA) removeDataDir(dataDir)
  process.exit(code ?? 1)
})
