import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type PgBoss from 'pg-boss'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetSettings } from '@/lib/kernel/env'
import { newId } from '@/lib/kernel/ids'
import { record } from '@/lib/kernel/record'
import { relayOutbox } from '@/lib/kernel/relay-outbox'
import { transaction } from '@/lib/kernel/transaction'
import { deliver } from '@/lib/messaging/deliver'
import { demonstrationOutbox } from '@/lib/messaging/demonstration-outbox'
import { myMessages } from '@/lib/messaging/my-messages'
import { notify } from '@/lib/messaging/notify'
import { publicNotices } from '@/lib/messaging/public-notices'
import { publish, withdrawPublications } from '@/lib/messaging/publish'
import { readMessage } from '@/lib/messaging/read-message'
import { sendPhoneCode } from '@/lib/messaging/send-phone-code'
import { recordFact } from '@/lib/registry/facts'
import { enqueueJob, jobQueue } from '@/lib/web/job-queue'
import { startJobs } from '@/lib/web/jobs'
import { testDatabase } from '../../support/database'
import { asOwner, member, street } from '../access/street'
import { aCase, type Ground, grantWords, ground, issue, template } from '../files/ground'

const db = await testDatabase({ settings: { JOB_LEASE_SECONDS: '2' } })
let here: Ground
let caseId: string
let boss: PgBoss
beforeAll(async () => {
  here = await ground()
  caseId = await aCase(here)
  boss = jobQueue()
  await boss.start()
})
afterAll(() => boss.stop({ graceful: false }))

const waiting = () => asOwner<{ id: string }>(db.superuserUrl, 'select id from outbox where sent_at is null')
const jobsOf = (id: string) => asOwner(db.superuserUrl, 'select state from pgboss.job where id = $1', [id])
const emitOne = async (topic: string, payload: Record<string, string>) => {
  await transaction({ as: 'worker' }, ({ tx, actor }) => record(tx, actor, { audit: [], outbox: [{ topic, payload }] }))
  return (await waiting()).at(-1)?.id ?? ''
}

describe('relay of the outbox', () => {
  it('makes each row one job, also when the worker dies before the commit', async () => {
    const id = await emitOne('check-file', { file: newId() })
    const dying = relayOutbox(async (tx, job) => {
      await enqueueJob(boss, tx, job)
      throw new Error('killed')
    })
    await expect(dying).rejects.toThrow('killed')
    expect(await jobsOf(id)).toHaveLength(0)
    expect(await waiting()).toHaveLength(1)
    const both = await Promise.all([1, 2].map(() => relayOutbox((tx, job) => enqueueJob(boss, tx, job))))
    expect((both[0] as number) + (both[1] as number)).toBe(1)
    expect(await jobsOf(id)).toEqual([{ state: 'created' }])
    expect(await waiting()).toHaveLength(0)
    expect(await relayOutbox((tx, job) => enqueueJob(boss, tx, job))).toBe(0)
  })

  it('gives out again what a killed worker held', async () => {
    const id = await emitOne('print-paper', { paper: newId() })
    await relayOutbox((tx, job) => enqueueJob(boss, tx, job))
    expect((await boss.fetch('print-paper')).map((job) => job.id)).toEqual([id])
    expect(await boss.fetch('print-paper')).toHaveLength(0)
    await new Promise((go) => setTimeout(go, 2200))
    await boss.maintain()
    expect(await jobsOf(id)).toEqual([{ state: 'retry' }])
  })
})

describe('text messages', () => {
  const code = (mobile: string) =>
    transaction({ as: 'signin' }, async ({ tx, actor }) => {
      const outbox: { topic: string; payload: Record<string, string> }[] = []
      await sendPhoneCode({ tx, emit: (topic, payload) => outbox.push({ topic, payload }) }, { mobile, code: '246810' })
      await record(tx, actor, { audit: [], outbox })
      return outbox[0]?.payload as { delivery: string }
    })
  const rowOf = (id: string) =>
    transaction({ as: 'worker' }, ({ tx }) => tx.delivery.findUniqueOrThrow({ where: { id } }))

  it('carry a sign-in code to the outbox page of the demonstration, sent once', async () => {
    const job = await code('13812345678')
    await deliver(job, false)
    await deliver(job, false)
    expect(await rowOf(job.delivery)).toMatchObject({ state: 'sent', tries: 1, provider: 'outbox' })
    const account = await member({ username: 'sys-admin', role: 'system-administrator', unit: street })
    expect(account).not.toBe('')
    await expect(demonstrationOutbox.execute({ entry: here.wang.entry, input: {} })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    const stored = await asOwner(db.superuserUrl, 'select * from delivery')
    expect(JSON.stringify(stored)).not.toMatch(/246810|13812345678/)
  })

  it('go to a gateway under the same id at every attempt', async () => {
    const seen: { key: string | undefined; body: string }[] = []
    let answer = 503
    const gateway = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        seen.push({ key: request.headers['idempotency-key'] as string, body })
        response.writeHead(answer).end()
      })
    })
    await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready))
    const { port } = gateway.address() as AddressInfo
    Object.assign(process.env, { SMS_PROVIDER: 'http', SMS_HTTP_URL: `http://127.0.0.1:${port}/send` })
    forgetSettings()
    try {
      const job = await code('13812345679')
      await expect(deliver(job, false)).rejects.toThrow('503')
      expect(await rowOf(job.delivery)).toMatchObject({ state: 'sending', tries: 1 })
      answer = 200
      await deliver(job, false)
      expect(await rowOf(job.delivery)).toMatchObject({ state: 'sent', tries: 2 })
      expect(seen.map(({ key }) => key)).toEqual([job.delivery, job.delivery])
      expect(JSON.parse(seen[1]?.body ?? '')).toMatchObject({ id: job.delivery, to: '13812345679' })
      answer = 500
      const lost = await code('13812345670')
      await expect(deliver(lost, true)).rejects.toThrow('500')
      expect((await rowOf(lost.delivery)).state).toBe('failed')
    } finally {
      gateway.close()
      process.env.SMS_PROVIDER = ''
      process.env.SMS_HTTP_URL = ''
      forgetSettings()
    }
  })
})

describe('messages', () => {
  const leave = () =>
    transaction(here.clerk.entry, ({ tx }) =>
      notify(
        { tx, emit: () => undefined },
        {
          template: template('submitted'),
          caseId,
          toPerson: here.wang.resident ?? '',
          values: { ...grantWords, desk: '综合窗口' },
          locale: 'zh-Hans',
        },
      ),
    )

  it('are read and marked by their person only, and sealed', async () => {
    const id = await leave()
    const list = (entry: Ground['wang']['entry']) => myMessages.execute({ entry, input: { locale: 'zh-Hans' } })
    const { answer } = await list(here.wang.entry)
    expect(answer.messages.find((message) => message.id === id)).toMatchObject({
      title: '申请已提交',
      read: false,
      caseId,
    })
    expect(JSON.stringify(answer.messages)).toContain('QH-2026-000123')
    expect((await list(here.other.entry)).answer.messages).toEqual([])
    const read = (entry: Ground['wang']['entry']) => readMessage.execute({ entry, input: { message: id } })
    await expect(read(here.other.entry)).rejects.toMatchObject({ code: 'not-found' })
    await read(here.wang.entry)
    expect((await list(here.wang.entry)).answer.messages.find((message) => message.id === id)?.read).toBe(true)
    const stored = await asOwner(db.superuserUrl, 'select * from message')
    expect(JSON.stringify(stored)).not.toContain('QH-2026-000123')
  })

  it('reach the phone that the register knows, with the text that says nothing personal', async () => {
    const silent = await leave()
    await deliver({ message: silent }, false)
    expect(await asOwner(db.superuserUrl, 'select 1 from delivery where id = $1', [silent])).toHaveLength(0)
    await transaction({ as: 'worker' }, ({ tx }) =>
      recordFact(tx, {
        subject: here.wang.resident ?? '',
        element: 'person.mobile',
        value: '13812340000',
        source: 'self',
        unitPath: street,
      }),
    )
    const id = await leave()
    await deliver({ message: id }, false)
    await deliver({ message: id }, false)
    const rows = await asOwner<{ state: string }>(db.superuserUrl, 'select state from delivery where message = $1', [
      id,
    ])
    expect(rows).toEqual([{ state: 'sent' }])
  })
})

describe('public notices', () => {
  it('are up for everybody until they end or are taken down', async () => {
    const words = {
      values: {
        head: '王**',
        people: '2',
        amount: '980.00',
        kind: '低保',
        community: '青禾社区',
        days: '7',
        phone: '0571',
      },
    }
    const list = async () =>
      (await publicNotices.execute({ entry: { as: 'public' }, input: { locale: 'en' } })).answer.notices
    const at = new Date()
    const order = {
      kind: 'relief-notice',
      unitPath: `${street}qinghe-shequ/`,
      template: template('relief-notice'),
      zh: words,
      en: words,
    }
    const put = (from: Date, to: Date | null) =>
      transaction(here.clerk.entry, ({ tx }) => publish(tx, { ...order, id: newId(), caseId, from, to }))
    await put(at, new Date(at.getTime() + 60_000))
    await put(new Date(at.getTime() + 60_000), null)
    await put(new Date(at.getTime() - 60_000), new Date(at.getTime() - 1000))
    const [notice, ...more] = await list()
    expect(notice).toMatchObject({ title: 'Public notice of relief', place: 'Qinghe Community' })
    expect(JSON.stringify(notice)).toContain('王**')
    expect(more).toEqual([])
    await transaction(here.clerk.entry, ({ tx }) => withdrawPublications(tx, caseId))
    expect(await list()).toEqual([])
  })
})

describe('the worker', () => {
  it('prints papers, beats, and stops cleanly', async () => {
    const jobs = await startJobs()
    const { id } = await issue(here.clerk.entry, { caseId, version: here.version })
    const printed = async () => {
      const [row] = await asOwner<{ pdf_key: string | null }>(
        db.superuserUrl,
        'select pdf_key from paper where id = $1',
        [id],
      )
      return row?.pdf_key ?? null
    }
    await expect.poll(printed, { timeout: 20_000, interval: 200 }).not.toBeNull()
    expect(await asOwner(db.superuserUrl, 'select 1 from worker_heartbeat')).toHaveLength(1)
    await jobs.stop()
    expect(await waiting()).toHaveLength(0)
  })
})
