import { chromium } from '@playwright/test'
const base = 'http://localhost:3901'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const shot = async (p: any, n: string) => p.screenshot({ path: `/tmp/yk/lead/shots/${n}.png`, fullPage: true })
const login = async (ctx: any, u: string) => { const p = await ctx.newPage(); await p.goto(base + '/staff/sign-in'); await p.fill('input[name=username]', u); await p.fill('input[name=password]', 'Yikou-2026'); await p.keyboard.press('Enter'); await p.waitForLoadState('networkidle'); return p }
const d = { viewport: { width: 1280, height: 800 } }, m = { viewport: { width: 390, height: 844 } }
let ctx = await b.newContext(m); let p = await ctx.newPage()
for (const [u, n] of [['/', 'home-m'], ['/services?q=gljt', 'search-m'], ['/services/old-age-allowance', 'guide-m'], ['/?care=1', 'home-care-m']]) { await p.goto(base + u); await shot(p, n) }
ctx = await b.newContext(d); p = await ctx.newPage()
for (const [u, n] of [['/', 'home-d'], ['/services/minimum-living', 'guide-d'], ['/?lang=en', 'home-en-d'], ['/sign-in','signin-d']]) { await p.goto(base + u); await shot(p, n) }
ctx = await b.newContext(d); p = await login(ctx, 'chenjing'); await shot(p, 'counter-d')
await p.goto(base + '/office'); await shot(p, 'clerk-inbox-d')
ctx = await b.newContext(d); p = await login(ctx, 'lifang'); await p.goto(base + '/office'); await shot(p, 'inbox-d')
const href = await p.locator('a[href^="/office/cases/"]').first().getAttribute('href'); await p.goto(base + href); await shot(p, 'case-d')
ctx = await b.newContext(d); p = await login(ctx, 'fangyuan'); await p.goto(base + '/overview'); await shot(p, 'overview-d')
await b.close()
