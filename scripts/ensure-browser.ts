import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { isMain } from './is-main'

const require = createRequire(import.meta.url)
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

function run(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000 })
    return true
  } catch {
    return false
  }
}

function apt(...packages: string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const install = () => run('apt-get', 'install', '-y', '--no-install-recommends', ...packages)
  return install() || (run('apt-get', 'update') && install())
}

/** The browser at hand without installing anything: the one that `CHROMIUM_PATH` names or the system's. */
export function findBrowser(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...systemBrowsers].find((path) => path && existsSync(path))
}

async function playwrightBrowser(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  if (existsSync(path)) return path
  const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js')
  return run(process.execPath, cli, 'install', 'chromium') && existsSync(path) ? path : undefined
}

async function packagedBrowser(): Promise<string | undefined> {
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath().catch(() => undefined)
}

/**
 * A Chromium for the browser tests: the system's, else Playwright's own, else Debian's when run as root, else the one inside
 * an npm package. Returns its path; throws one sentence when there is none.
 */
export async function ensureBrowser(): Promise<string> {
  const present = findBrowser() ?? (await playwrightBrowser())
  if (present) return present
  if (apt('chromium')) return systemBrowsers[0] ?? '/usr/bin/chromium'
  const packaged = await packagedBrowser()
  if (packaged) return packaged
  throw new Error(
    '没有可用的 Chromium，请安装后重试，或设 CHROMIUM_PATH · No Chromium found: install one or set CHROMIUM_PATH',
  )
}

function hasChineseFont(): boolean {
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}

/** A font with Chinese characters for the browser: the system's, else Debian's as root, else a copy of the packaged one. */
export function ensureChineseFont(): void {
  if (hasChineseFont() || (apt('fonts-noto-cjk', 'fontconfig') && hasChineseFont())) return
  const source = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const target = join(homedir(), '.fonts')
  mkdirSync(target, { recursive: true })
  for (const entry of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (/(400Regular|700Bold)\.ttf$/.test(entry)) copyFileSync(join(source, entry), join(target, basename(entry)))
  }
  run('fc-cache', '-f', target)
}

/** The programs that draw and read a PDF, from Debian as root; without them the journeys say what they did not check. */
export function ensurePdfPrograms(): void {
  if (!run('pdftoppm', '-v')) apt('poppler-utils')
}

if (isMain(import.meta.url)) {
  ensureChineseFont()
  console.log(await ensureBrowser())
}
