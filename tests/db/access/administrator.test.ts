import { beforeAll, describe, expect, it } from 'vitest'
import { firstAdministratorToken } from '@/lib/access/first-administrator'
import { testDatabase } from '../../support/database'
import { browser, refusal } from './browser'
import { asOwner, openStreet, password } from './street'

const db = await testDatabase()
beforeAll(openStreet)

const claim = (token: string, role: string, username: string) => ({
  token,
  role,
  username,
  name: '管理员',
  newPassword: password,
  repeated: password,
})

describe('the first administrators', () => {
  it('are who hold the token of the log, each role once, and nobody by being first', async () => {
    const token = (await firstAdministratorToken()) ?? ''
    const post = (role: string, username: string, with_ = token) =>
      browser().json('claim-administrator', claim(with_, role, username))
    expect(await refusal(await post('system-administrator', 'guess', 'x'.repeat(43)))).toBe('token')
    expect(await refusal(await post('clerk', 'desk'))).toBe('role-taken')
    const race = await Promise.all(['one', 'two', 'three'].map((name) => post('system-administrator', `sys-${name}`)))
    expect(race.map((answer) => answer.status).sort()).toEqual([200, 422, 422])
    expect((await post('security-administrator', 'sec')).status).toBe(200)
    expect((await post('audit-administrator', 'aud')).status).toBe(200)
    expect(await refusal(await post('audit-administrator', 'aud2'))).toBe('token')
    expect(await firstAdministratorToken()).toBeNull()
    const [row] = await asOwner<{ n: number }>(db.superuserUrl, 'SELECT count(*)::int AS n FROM account')
    expect(row?.n).toBe(3)
  })

  it('have to enrol a second factor at their first sign-in', async () => {
    const answer = await browser().form('sign-in-staff', { username: 'sec', password })
    expect(answer.headers.get('location')).toBe('/staff/enrol')
  })

  it('lose a token that is older than the last or than a day', async () => {
    await asOwner(db.superuserUrl, `DELETE FROM post WHERE role = 'audit-administrator'`)
    const [older, newer] = [await firstAdministratorToken(), await firstAdministratorToken()]
    const post = (token: string | null, username: string) =>
      browser().json('claim-administrator', claim(token ?? '', 'audit-administrator', username))
    expect(await refusal(await post(older, 'late-one'))).toBe('token')
    await asOwner(db.superuserUrl, `UPDATE challenge SET until = now() WHERE kind = 'first-administrator'`)
    expect(await refusal(await post(newer, 'late-two'))).toBe('token')
  })
})
