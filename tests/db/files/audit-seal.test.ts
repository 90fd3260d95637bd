import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { env } from '@/lib/kernel/env'
import { record } from '@/lib/kernel/record'
import { anchorPath, sealAudit } from '@/lib/kernel/seal-audit'
import { transaction } from '@/lib/kernel/transaction'
import { verifyAudit } from '../../../scripts/audit-verify'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'

const db = await testDatabase()
const sql = (text: string) => asOwner(db.superuserUrl, text)
/** The trigger that keeps the trail append-only is switched off, as somebody with all rights could. */
const tamper = (text: string) => sql(`set session_replication_role = replica; ${text}`)
const problems = async () => (await verifyAudit(db.superuserUrl, env().DATA_DIR)).problems

async function write(count: number): Promise<void> {
  const audit = Array.from({ length: count }, (_, index) => ({
    command: `test-${index}`,
    outcome: 'done',
    detail: { 数: index },
  }))
  await transaction({ as: 'worker' }, ({ tx, actor }) => record(tx, actor, { audit, outbox: [] }))
  await tamper("update audit set at = at - interval '2 minutes' where at > now() - interval '1 minute'")
}

beforeAll(() => rmSync(anchorPath(), { force: true }))
beforeEach(async () => {
  process.env.MASTER_KEY = env().MASTER_KEY.toString('base64')
  await write(5)
  expect(await sealAudit()).toBe(5)
  await write(4)
  expect(await sealAudit()).toBe(4)
  expect(await problems()).toEqual([])
})
afterEach(async () => {
  await sql('truncate audit, audit_seal restart identity')
  rmSync(anchorPath(), { force: true })
})

describe('audit seals', () => {
  it('seal nothing that is younger than a minute', async () => {
    await transaction({ as: 'worker' }, ({ tx, actor }) =>
      record(tx, actor, { audit: [{ command: 'x', outcome: 'done' }], outbox: [] }),
    )
    expect(await sealAudit()).toBe(0)
    expect(await problems()).toEqual([])
  })

  it.each([
    ['an edit', "update audit set reason = 'other' where seq = 3"],
    ['an edit of the time', "update audit set at = at + interval '1 second' where seq = 3"],
    ['an edit of the detail', "update audit set detail = '{}' where seq = 3"],
    ['a deletion', 'delete from audit where seq = 3'],
    ['a deletion at the end of a seal', 'delete from audit where seq = 5'],
    ['reordering', 'update audit set seq = -seq where seq in (2, 3); update audit set seq = 5 + seq where seq < 0'],
    ['a seal that is gone', 'delete from audit_seal where no = 1'],
    ['truncation', 'delete from audit_seal where no = 2; delete from audit where seq > 5'],
  ])('show %s', async (_, change) => {
    await tamper(change)
    expect(await problems()).not.toEqual([])
  })

  it('show an insertion', async () => {
    await tamper('delete from audit where seq = 3')
    await tamper("insert into audit (seq, channel, command, outcome, detail) values (3, 'web', 'forged', 'done', '{}')")
    expect(await problems()).not.toEqual([])
  })

  it('show a database put back to an earlier state although its own chain is whole', async () => {
    await tamper('delete from audit_seal where no = 2; delete from audit where seq > 5')
    const anchor = readFileSync(anchorPath(), 'utf8')
    writeFileSync(anchorPath(), anchor.split('\n')[0] ?? '')
    expect(await problems()).toEqual([])
    appendFileSync(anchorPath(), `\n${anchor.split('\n')[1]}\n`)
    expect((await problems()).join()).toContain('anchor')
  })
})
