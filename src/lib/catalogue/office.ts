import 'server-only'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { type InForce, inForce } from './in-force'
import { all, find, type Library, library, type OfKind } from './library'
import type { Document, Role, Service, UnitNode } from './schema'

/** An item as published: `version` is what a case pins, `lock` the hash under which `compiledByLock` finds it. */
export type PublishedService = { key: string; version: string; lock: string; service: Service }

/** All documents in force today. Plain look-ups without a database; the same object as long as nothing is published. */
export type Office = {
  /** Changes whenever something is published or a day begins; a key for whatever is derived from the office. */
  stamp: string
  documents: readonly Document[]
  services: readonly PublishedService[]
  /** Those that the public may find and apply for. */
  publicServices: readonly PublishedService[]
  service(key: string): PublishedService | undefined
  codes(key: string): OfKind<'codes'> | undefined
  template(key: string): OfKind<'template'> | undefined
  register(key: string): OfKind<'register'> | undefined
  form(key: string): OfKind<'form'> | undefined
  rates(key: string): OfKind<'rates'> | undefined
  departments: OfKind<'departments'>['departments']
  units: readonly UnitNode[]
  roles: readonly Role[]
  channels: OfKind<'channels'>['channels']
  elements: OfKind<'elements'>['elements']
  connectors: OfKind<'connectors'>['connectors']
  /** Working days. An office without a calendar counts weekends and fixed holidays, as an estimate. */
  calendar: OfKind<'calendar'>
}

let remembered: Office | undefined

/**
 * What the office is today. One cheap query says whether anything was published since the last call in this process;
 * only then are the documents read again. Not filtered by rights: nothing in a definition is
 * secret, but residents' screens show `publicServices` only.
 */
export async function office(tx: Transaction): Promise<Office> {
  const date = today()
  const stamp = `${date} ${await publications(tx)}`
  if (remembered?.stamp === stamp) return remembered
  remembered = officeOf(await inForce(tx, date), stamp)
  return remembered
}

/** Versions are never removed and their number only grows. */
async function publications(tx: Transaction): Promise<string> {
  const [row] = await tx.$queryRaw<{ stamp: string }[]>`
    SELECT count(*) || ' ' || coalesce(max(at)::text, '') AS stamp FROM definition_version`
  return row?.stamp ?? ''
}

/** The same from versions at hand. */
function officeOf(versions: readonly InForce[], stamp: string): Office {
  const documents = versions.map((version) => version.document)
  const books = library(documents)
  const services = versions.flatMap(publishedService)
  const byKey = new Map(services.map((one) => [one.key, one]))
  const publicServices = services.filter((one) => one.service.audience === 'public')
  return {
    stamp,
    documents,
    services,
    publicServices,
    service: (key) => byKey.get(key),
    ...lookUps(books),
    ...lists(books),
  }
}

function publishedService({ document, version, lock }: InForce): PublishedService[] {
  return document.kind === 'service' ? [{ key: document.key, version, lock: lock.hash, service: document }] : []
}

type LookUps = Pick<Office, 'codes' | 'template' | 'register' | 'form' | 'rates'>

function lookUps(books: Library): LookUps {
  return {
    codes: (key) => find(books, 'codes', key),
    template: (key) => find(books, 'template', key),
    register: (key) => find(books, 'register', key),
    form: (key) => find(books, 'form', key),
    rates: (key) => find(books, 'rates', key),
  }
}

type Lists = Pick<Office, 'departments' | 'units' | 'roles' | 'channels' | 'elements' | 'connectors' | 'calendar'>

function lists(books: Library): Lists {
  return {
    departments: find(books, 'departments', 'departments')?.departments ?? [],
    units: find(books, 'districts', 'districts')?.units ?? [],
    roles: find(books, 'roles', 'roles')?.roles ?? [],
    channels: find(books, 'channels', 'channels')?.channels ?? [],
    elements: find(books, 'elements', 'elements')?.elements ?? [],
    connectors: find(books, 'connectors', 'connectors')?.connectors ?? [],
    calendar: all(books, 'calendar')[0] ?? { kind: 'calendar', key: 'none', years: {} },
  }
}
