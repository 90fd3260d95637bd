import { expect } from '@playwright/test'
import { applyAtHome, bound } from './support/allowance'
import { fill } from './support/fill'
import { test } from './support/journey'
import { go, visit } from './support/look'
import { cardPhoto } from './support/picture'
import { someone } from './support/someone'

test('a resident sees every fact with its source and who looked, has one corrected, takes a consent back, and leaves with a copy', async ({
  desk,
  resident,
}) => {
  const [clerk, person] = [await desk('chenjing'), someone({ year: 1941 })]
  const own = await bound({ clerk, resident, person })
  const id = await applyAtHome(own)
  await visit(clerk, '/office')
  await visit(clerk, `/office/cases/${id}`)
  const unmask = clerk.locator('form[action="/do/unmask-case"]')
  await clerk.locator('details').filter({ has: unmask }).locator('summary').click()
  await fill(unmask, { reason: '核对收款账户' })
  await go(clerk, () => unmask.getByRole('button').click())

  await test.step('each fact names its source; values are whole only after a press', async () => {
    await visit(own, '/me/information')
    const facts = own.locator('#facts')
    await expect(facts).toContainText('身份证件')
    await expect(facts).toContainText('***')
    await expect(facts).not.toContainText('荷塘路9号2单元301室')
    await go(own, () => own.locator('form[action="/do/show-my-information"]').getByRole('button').click())
    await expect(own.locator('#facts')).toContainText('荷塘路9号2单元301室')
    await visit(own, '/me/information')
    await expect(own.locator('#facts')).not.toContainText('荷塘路9号2单元301室')
  })

  await test.step('who looked, from where, in which case and why', async () => {
    const looks = own.locator('#looks')
    await expect(looks).toContainText('青禾街道')
    await expect(looks).toContainText('办理您的办件')
    await expect(looks).toContainText('核对收款账户')
  })

  const element = 'person.living_address'
  await test.step('a wrong address is contested with proof', async () => {
    await go(own, () => own.locator(`a[href^="/me/information/correct/${element}"]`).first().click())
    const photo = cardPhoto('contract.png')
    await own.locator('#proof').setInputFiles(photo)
    await go(own, () => own.locator('button[form="upload-proof"]').click())
    await expect(own.getByText(photo.name).first()).toBeVisible()
    const form = own.locator('form[action="/do/propose-correction"]')
    await fill(form, {
      'value.division': 'yunzhou/linjiang/qinghe/hehua/',
      'value.detail': '荷塘路21号1单元102室',
      said: '上个月搬家了',
    })
    await go(own, () => form.getByRole('button').last().click())
    await expect(own.locator('[role=status]').first()).toContainText('更正申请已收到')
    await expect(own.locator('#facts')).toContainText('更正申请处理中')
  })

  await test.step('the office answers with a reason', async () => {
    await visit(clerk, '/registers/corrections')
    await go(clerk, () => clerk.locator('a[href^="/registers/corrections/"]').last().click())
    await expect(clerk.locator('main')).toContainText('荷塘路21号1单元102室')
    const answer = clerk.locator('form[action="/do/decide-correction"]')
    await fill(answer, { decision: 'accept', reason: '租房合同清楚，予以更正' })
    await go(clerk, () => answer.getByRole('button').last().click())
    await visit(own, '/me/information')
    await expect(own.locator('#facts')).toContainText('租房合同清楚，予以更正')
    await expect(own.locator('#facts')).toContainText('本人更正，已核实')
    await visit(own, '/messages')
    await expect(own.locator('main')).toContainText('更正申请')
  })

  await test.step('a consent is taken back and the desk sees it', async () => {
    await visit(own, '/me/consents')
    await go(own, () => own.locator('form[action="/do/withdraw-consent"]').first().getByRole('button').click())
    await expect(own.locator('main')).toContainText('已于')
    await visit(clerk, `/office/cases/${id}`)
    await expect(clerk.locator('main')).toContainText('申请人撤回了同意')
  })

  await test.step('papers, and a copy of everything', async () => {
    await visit(own, '/me/papers')
    await expect(own.locator('a[href^="/check/"]').first()).toBeVisible()
    await visit(own, '/me/data')
    await expect(own.locator('#erase')).toContainText('依法要保留的')
    await go(own, () => own.locator('form[action="/do/request-copy"]').getByRole('button').click())
    const link = own.locator('a[href^="/api/copies/"]').first()
    await expect(async () => {
      await own.goto('/me/data')
      await expect(link).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 30_000 })
    const answer = await own.request.get((await link.getAttribute('href')) ?? '')
    expect(answer.status()).toBe(200)
    expect(await answer.text()).toContain('荷塘路21号1单元102室')
  })
})
