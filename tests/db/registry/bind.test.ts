import { beforeAll, describe, expect, test } from 'vitest'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { bindPerson } from '@/lib/registry/bind-person'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { idNumber, openOffice, person, qinghe, signedInResident, signedInStaff } from './two-streets'

const db = await testDatabase()
const born = (birth: string, name: string) => ({ birth, name, idNumber: idNumber(birth), unitPath: qinghe })
const [zhou, child, dead] = [born('1985-06-07', '周晓平'), born('2020-06-07', '周小小'), born('1930-06-07', '周老')]
let mobile = 13_900_000_100
let zhouId: string

const visitor = () => signedInResident(String(mobile++))
const bind = (entry: Entry, { name, idNumber: number }: { name: string; idNumber: string }) =>
  bindPerson.execute({ entry, input: { name, idNumber: number } })
const residentOf = (entry: Entry) =>
  transaction(entry, async ({ actor }) => ({ id: actor.resident, level: actor.realLevel }))

beforeAll(async () => {
  await openOffice()
  zhouId = await person(zhou)
  await person(child)
  const deadId = await person(dead)
  await asOwner(db.superuserUrl, 'UPDATE resident SET died = $1 WHERE id = $2', ['2025-01-01', deadId])
})

describe('binding an account', () => {
  test('number and name of the register bind it once', async () => {
    const entry = await visitor()
    const again = `${zhou.idNumber.slice(0, 6)} ${zhou.idNumber.slice(6).toLowerCase()}`
    expect(await bind(entry, { name: ` ${zhou.name}`, idNumber: again })).toEqual({ to: '/me/information?done=bound' })
    expect(await residentOf(entry)).toEqual({ id: zhouId, level: 2 })
    await expect(bind(entry, zhou)).rejects.toMatchObject({ code: 'conflict', reason: 'account-bound' })
  })

  test('unknown number, other name and somebody who has died get the same sentence', async () => {
    const wrong = [{ ...zhou, name: '周晓萍' }, { ...zhou, idNumber: idNumber('1985-06-08') }, dead]
    const entry = await visitor()
    for (const typed of wrong) {
      await expect(bind(entry, typed)).rejects.toMatchObject({ problems: [{ name: 'idNumber', code: 'no-match' }] })
    }
    expect(await residentOf(entry)).toMatchObject({ id: null })
  })

  test('a child is bound at the counter', async () => {
    await expect(bind(await visitor(), child)).rejects.toMatchObject({ problems: [{ code: 'under-14' }] })
  })

  test('the sixth try of a day is refused even when it is right; slips of the pen do not count', async () => {
    const entry = await visitor()
    for (let slip = 0; slip < 6; slip += 1) {
      await expect(bind(entry, { ...zhou, idNumber: '33990119850607002' })).rejects.toMatchObject({ code: 'invalid' })
    }
    for (let guess = 0; guess < 5; guess += 1) {
      const typed = { ...zhou, idNumber: idNumber(`1985-07-1${guess}`) }
      await expect(bind(entry, typed)).rejects.toMatchObject({ code: 'invalid' })
    }
    await expect(bind(entry, zhou)).rejects.toMatchObject({ code: 'too-late', reason: 'too-many-bindings' })
    expect(await residentOf(entry)).toMatchObject({ id: null })
  })

  test('many accounts cannot try out the names of one number', async () => {
    const number = idNumber('1971-01-01')
    const tries: string[] = []
    for (let account = 0; account < 11; account += 1) {
      const refused: unknown = await bind(await visitor(), { name: `周${account}`, idNumber: number }).catch(
        (error) => error,
      )
      tries.push((refused as { code: string }).code)
    }
    expect(tries).toEqual([...Array(10).fill('invalid'), 'too-late'])
  })

  test('staff bind nobody to their own account, and visitors sign in first', async () => {
    await expect(bind(await signedInStaff('c', `${qinghe}hall/`), zhou)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(bind({ as: 'public' }, zhou)).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})
