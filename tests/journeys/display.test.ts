import { test } from './support/journey'
import { visit } from './support/look'

const looks = [
  { name: '关怀版', cookies: { yk_mode: 'care' } },
  { name: '高对比度', cookies: { yk_mode: 'contrast' } },
  { name: 'English', cookies: { yk_locale: 'en' } },
  { name: '繁體 · 关怀版', cookies: { yk_locale: 'zh-Hant', yk_mode: 'care' } },
] as const

const open = [
  '/',
  '/services',
  '/services?q=高龄',
  '/services?q=没有这个事项吗',
  '/services/old-age-allowance',
  '/services/minimum-living',
  '/notices',
  '/check',
  '/check/ABCD-EFGH-JKLM',
  '/help',
  '/privacy',
  '/accessibility',
  '/sign-in',
  '/staff/sign-in',
]
// The gate looks at the pages of the register in their own journeys; the whole run also in every way of display.
const full = process.env.FULL === '1'
const own = [
  ...['/me', '/cases', '/messages', '/me/information', '/me/security', '/services/old-age-allowance'],
  ...(full ? ['/me/consents', '/me/papers', '/me/data'] : []),
]
const registers = ['', '/people', '/people/new', '/households', '/places', '/organisations', '/corrections']
const desks: Record<string, string[]> = {
  chenjing: ['/counter', '/office', ...(full ? registers.map((page) => `/registers${page}`) : [])],
  wangzhu: ['/office', '/office?view=done', '/overview'],
  fangyuan: ['/overview', '/overview/cases'],
  sysadmin: ['/admin', '/admin/accounts', '/office/outbox'],
  ...(full && { jiangli: ['/registers/quality', '/registers/imports', '/registers/imports/new'] }),
}

for (const { name, cookies } of looks) {
  test(`public pages, ${name}`, async ({ page, context, baseURL }) => {
    await context.addCookies(Object.entries(cookies).map(([key, value]) => ({ name: key, value, url: baseURL })))
    for (const path of open) await visit(page, path)
  })

  test(`pages of residents and staff, ${name}`, async ({ desk, resident, baseURL }) => {
    const choose = Object.entries(cookies).map(([key, value]) => ({ name: key, value, url: baseURL }))
    const page = await resident('13800004021')
    await page.context().addCookies(choose)
    for (const path of own) await visit(page, path)
    for (const [username, paths] of Object.entries(desks)) {
      const staff = await desk(username)
      await staff.context().addCookies(choose)
      for (const path of paths) await visit(staff, path)
    }
  })
}
