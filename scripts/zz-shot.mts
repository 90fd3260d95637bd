import { chromium } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
const base='http://127.0.0.1:4320'
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']})
const shots=async(page:any,name:string)=>{ for(const w of [390,1280]){ await page.setViewportSize({width:w,height:900}); await page.screenshot({path:`/tmp/yk/access/${name}-${w}.png`,fullPage:true}) } const over=await page.evaluate(()=>document.documentElement.scrollWidth>innerWidth+1); console.log(name, page.url().replace(base,''), over?'OVERFLOW':'' ) }
const ctx=await b.newContext({locale:'zh-CN',javaScriptEnabled:process.env.NOJS!=='1'}); const page=await ctx.newPage()
page.on('response',(r:any)=>{ if(r.status()>=400) console.log('  !',r.status(),r.url()) })
const only=process.argv[2]
await page.goto(base+'/staff/claim'); await shots(page,'claim')
await page.goto(base+'/sign-in?next=/me/security'); await shots(page,'sign-in')
await page.fill('#mobile','123'); await page.click('main button'); await page.waitForLoadState(); await shots(page,'sign-in-error')
await page.fill('#mobile','13812345678'); await page.click('main button'); await page.waitForLoadState(); await shots(page,'code')
await page.waitForSelector('#code');await page.fill('#code','12'); await page.click('main button'); await page.waitForLoadState(); await shots(page,'code-error')
const staff=await b.newContext({locale:'zh-CN'}); const s=await staff.newPage(); s.on('response',(r:any)=>{ if(r.status()>=400) console.log('  !',r.status(),r.url()) })
await s.goto(base+'/admin/accounts'); await shots(s,'staff-sign-in')
await s.fill('#username','sys'); await s.fill('#password','wrong'); await s.click('main button'); await s.waitForLoadState(); await shots(s,'staff-error')
await s.fill('#password','Guihua-2026'); await s.click('main button'); await s.waitForLoadState(); await shots(s,'accounts')
await s.click('text=新建账号'); await s.waitForLoadState(); await s.fill('#name','孙小美'); await s.fill('#username','S!'); await s.click('main form button'); await s.waitForLoadState(); await shots(s,'new-error')
await s.fill('#username','sun.xm'+Date.now()%1000); await s.click('main form button'); await s.waitForLoadState(); await shots(s,'card-keep')
const url=s.url().split('?')[0]
await s.goto(base+'/staff/password'); await shots(s,'password')
await s.goto(base+'/me/security'); await shots(s,'security-staff')
const k=await (await b.newContext({locale:'zh-CN'})).newPage(); k.on('response',(r:any)=>{ if(r.status()>=400) console.log('  !',r.status(),r.url()) })
await k.goto(base+'/staff/sign-in'); await k.fill('#username','sec'); await k.fill('#password','Guihua-2026'); await k.click('main button'); await k.waitForLoadState(); console.log(k.url())
await k.goto(url); await k.selectOption('#role','reviewer'); await k.selectOption('#unitPath','yunzhou/linjiang/qinghe/relief/'); await k.click('form[action="/do/give-post"] button'); await k.waitForLoadState(); await shots(k,'card-post')
await k.goto(base+'/admin/accounts/new'); await shots(k,'forbidden')
const n=await (await b.newContext({locale:'en-GB'})).newPage(); await n.goto(base+'/staff/sign-in'); await n.fill('#username','nodemo'); await n.fill('#password','Guihua-2026'); await n.click('main button'); await n.waitForLoadState(); await shots(n,'enrol-en')
const secret=(await n.textContent('code'))!.replace(/\s/g,''); await n.fill('#code',new TOTP({secret:Secret.fromBase32(secret)}).generate()); await n.click('main form button'); await n.waitForLoadState(); console.log('enrolled →',n.url())
const t=await (await b.newContext({locale:'zh-CN'})).newPage(); await t.goto(base+'/staff/sign-in?care=1'); await t.fill('#username','temp'); await t.fill('#password','Guihua-2026'); await t.click('main button'); await t.waitForLoadState(); await t.fill('#newPassword','abc'); await t.fill('#repeated','abc'); await t.click('main form button'); await t.waitForLoadState(); await shots(t,'new-password-error')
await b.close()
