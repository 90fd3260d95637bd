import { createStaffAccount, givePost } from '@/lib/access/accounts'
import { syncRoles, syncUnits } from '@/lib/access/units'
import { office } from '@/lib/catalogue/office'
import { publishDocuments } from '@/lib/catalogue/publish'
import { readFiles } from '@/lib/catalogue/read-files'
import type { Document, UnitNode } from '@/lib/catalogue/schema'
import { transaction } from '@/lib/kernel/transaction'
import type { Quarter } from '../../prisma/demonstration/population/invent-street'

const district = 'yunzhou/linjiang/'
const [streets, communitiesInStreet] = [5, 8]
const two = (no: number): string => String(no).padStart(3, '0')

function community(street: number, no: number): UnitNode {
  const name = { 'zh-Hans': `第${street}街道第${no}社区`, en: `Community ${no} of street ${street}` }
  return {
    key: `s${street}c${no}`,
    kind: 'community',
    name,
    division: `339901${two(street + 100)}${two(no)}`,
    departments: ['station'],
  }
}

function street(no: number): UnitNode {
  const name = { 'zh-Hans': `第${no}街道`, en: `Street ${no}` }
  const units = Array.from({ length: communitiesInStreet }, (_, at) => community(no, at + 1))
  return {
    key: `s${no}`,
    kind: 'street',
    name,
    division: `339901${two(no + 100)}`,
    departments: ['hall', 'relief'],
    units,
  }
}

/** The path of one of the five streets, counted from 1. */
export const streetPath = (no: number): string => `${district}s${no}/`

/** What is to be filled, when all streets together shall have so many people. */
export function bigQuarters(people: number): Quarter[] {
  const each = Math.round(people / streets / communitiesInStreet)
  return Array.from({ length: streets }, (_, s) => s + 1).flatMap((s) => {
    const paths = Array.from({ length: communitiesInStreet }, (_, c) => `${streetPath(s)}s${s}c${c + 1}/`)
    return paths.map((path, c) => ({
      ...{ path, division: `339901${two(s + 100)}${two(c + 1)}`, people: each },
      roads: [`第${s}街${c + 1}路`, `第${s}街${c + 1}巷`] as const,
      nearby: paths.filter((other) => other !== path),
    }))
  })
}

/** The quarters of the street whose clerk measures. */
export function firstStreet(people: number): Quarter[] {
  return bigQuarters(people).filter(({ path }) => path.startsWith(streetPath(1)))
}

function withStreets(document: Document): Document {
  if (document.kind !== 'districts') return document
  const added = Array.from({ length: streets }, (_, at) => street(at + 1))
  const grow = (unit: UnitNode): UnitNode => ({
    ...unit,
    units: [...(unit.units ?? []).map(grow), ...(unit.kind === 'district' ? added : [])],
  })
  return { ...document, units: document.units.map(grow) }
}

/** Publishes the shipped office with five big streets more, and answers the account of a clerk at the first of them. */
export async function openBigOffice(): Promise<string> {
  const documents = readFiles('prisma/definitions').documents.map(withStreets)
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const published = await publishDocuments(tx, documents, { account: null })
    if (!published.ok) throw new Error(JSON.stringify(published.problems))
    const { units, departments, roles } = await office(tx)
    await syncUnits(tx, {
      districts: { kind: 'districts', key: 'districts', units: [...units] },
      departments: { kind: 'departments', key: 'departments', departments: [...departments] },
    })
    await syncRoles(tx, roles)
    const staff = { username: 'bench-clerk', name: '测量员', password: 'Yikou-2026', demo: true }
    const account = await createStaffAccount(tx, staff)
    await givePost(tx, { account, unitPath: `${streetPath(1)}hall/`, role: 'clerk' })
    return account
  })
}
