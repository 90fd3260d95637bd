import { expect } from '@playwright/test'
import { bound } from './support/allowance'
import { begin, complete, next, stepOf, submit, upload } from './support/apply'
import { addPerson, signed, stranger, street, take } from './support/counter'
import { test } from './support/journey'
import { visit } from './support/look'
import { act, answerTask } from './support/office'
import { cardPhoto } from './support/picture'
import { someone } from './support/someone'

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const { 'party.account.bank': _bank, 'party.account.number': _number, ...home } = stranger()

test('an unemployment registration is decided at the counter', async ({ desk }) => {
  const page = await desk('chenjing')
  const resident = await addPerson(page, someone({ year: 1988 }))
  const id = await take(page, {
    resident,
    service: 'unemployment-registration',
    answers: {
      ...home,
      'party.education': '30',
      'form.end_reason': '01',
      'form.ended': daysAgo(40),
      'form.pension': 'no',
      'form.willing': 'yes',
      'form.job_want': '物业管理',
      ...signed,
    },
    action: 'decide_at_once',
  })
  await expect(page.locator('article.receipt')).toContainText('准予')
  await visit(page, `/office/cases/${id}`)
  await expect(page.locator('a[href^="/papers/"]').filter({ hasText: '失业登记' }).first()).toBeVisible()
  await visit(page, `/counter/${resident}`)
  await expect(page.locator('main')).toContainText('失业')
})

test('a newcomer registers with a paper to follow, brings it, and is registered', async ({ desk, resident }) => {
  const [clerk, person] = [await desk('zhangwei'), someone({ year: 1995 })]
  const own = await bound({ clerk, resident, person })
  await begin(own, 'residence-registration')
  await complete(own, {
    answers: {
      'party.hukou': `${street}nanyuan/`,
      'form.dwelling.division': `${street}nanyuan/`,
      'form.dwelling.detail': '南园路5号1单元303室',
      'form.tenure': 'rented',
      'form.arrived': daysAgo(12),
      'form.reason': '01',
      'form.months': '24',
      'later.address_proof': '1',
      ...signed,
    },
  })
  const id = await submit(own)
  await act(clerk, id, 'accept_with_gap', {
    'asked.items.0.what': '租赁合同',
    'asked.promised.*': 'yes',
  })
  await visit(own, `/cases/${id}`)
  await expect(own.locator('main')).toContainText('补交')
  await act(clerk, id, 'gap_filled', { 'asked.note': '已交租赁合同复印件' })
  await act(clerk, id, 'decide_at_once')
  await visit(own, `/cases/${id}`)
  await expect(own.locator('main')).toContainText('准予')
  await visit(own, '/me/information')
  await expect(own.locator('main')).toContainText(/现居住地址青禾街道南园社区.*来自办件/)
})

test('an elder card: photo from home, made while two offices enrol the holder, handed over', async ({
  desk,
  resident,
}) => {
  const [clerk, person] = [await desk('chenjing'), someone({ year: 1955 })]
  const own = await bound({ clerk, resident, person })
  await begin(own, 'elder-card')
  await next(own, home)
  expect(stepOf(own)).toBe('g0')
  await upload(own, 'photo', cardPhoto('face.png'))
  await complete(own, { answers: { 'form.delivery': '1', ...signed } })
  const id = await submit(own)
  await act(clerk, id, 'accept')
  const maker = await desk('lifang')
  await act(maker, id, 'pass', { 'asked.photo_ok': 'yes' })
  await answerTask(maker, id, { 'asked.card_no': '33990020261124' })
  for (const office of ['transport', 'culture']) await answerTask(await desk(office), id, { 'asked.result': 'done' })
  await visit(own, `/cases/${id}`)
  await expect(own.locator('main')).toContainText('待领取')
  await act(clerk, id, 'hand_over')
  await visit(own, `/cases/${id}`)
  await expect(own.locator('a[href^="/papers/"]').first()).toBeVisible()
  await expect(own.locator('main')).toContainText('准予')
})

test('a living subsidy: one office gives an opinion, another only data, the district decides', async ({ desk }) => {
  const [clerk, person] = [await desk('zhangwei'), someone({ year: 1975, sex: 'male' })]
  const resident = await addPerson(clerk, person)
  const id = await take(clerk, {
    resident,
    service: 'disabled-living-subsidy',
    answers: {
      ...stranger('xinyuan'),
      'form.certificate': `${person.idNumber}42`,
      'form.low_income': 'L01',
      'material.bank_card': 'seen',
      ...signed,
    },
    action: 'accept',
  })
  await act(await desk('lifang'), id, 'review', { 'asked.result': 'fit', 'asked.why': '持证，低保家庭，符合条件。' })
  await answerTask(await desk('disabled-federation'), id, { 'asked.view': 'agree', 'asked.why': '证件有效。' })
  await answerTask(await desk('finance'), id, { 'asked.finding': 'consistent' })
  const decider = await desk('zhoukai')
  await act(decider, id, 'grant')
  await expect(decider.locator('a[href^="/papers/"]').first()).toBeVisible()
  await visit(decider, `/office/cases/${id}`)
  await expect(decider.locator('main')).toContainText('准予')
})
