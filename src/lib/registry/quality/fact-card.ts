import 'server-only'
import { z } from 'zod'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { didSince } from '@/lib/kernel/did-since'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { factContext } from '../fact-words'
import { reasonSchema } from '../people/reason'
import { type PersonLine, personLines } from '../person-lines'
import { toldOf } from '../sealed-facts'
import { streetsOf } from '../street-of'
import { type FactSaid, saidFacts } from './fact-lines'
import { factSubject, type PresentFact, presentFact } from './present-fact'

const shownMinutes = 5
const historyLength = 20

/** One value that wants a steward: both sides, the rules of its data element, everything that was ever said. */
export type FactCard = {
  fact: string
  person: PersonLine
  element: string
  label: string
  /** The source of truth in words, and after how many days it is to be asked again. */
  authority: string
  freshDays: number | null
  now: FactSaid
  other: FactSaid | null
  stale: string | null
  history: FactSaid[]
  asked: { at: string; reason: string } | null
  communities: { path: string; name: string; home: boolean }[]
  /** Values are shown whole, because this account has given a reason in the last minutes. */
  revealed: boolean
}

/** The card of one value. Looking is audited, and the person can see who looked. */
export const factCard = query({
  name: 'fact-card',
  permission: 'quality.read',
  input: z.strictObject({ fact: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: ({ tx, input }) => factSubject(tx, input.fact),
  run: async ({ tx, actor, input: { fact, locale } }): Promise<FactCard> => {
    const office = await loadOffice(tx)
    const present = await presentFact(tx, fact).catch(() => null)
    const element = office.elements.find((each) => each.element === present?.element)
    if (!present || !element) throw new Refusal('not-found')
    const { subject, street: unitPath } = present
    const looked = { command: 'person-card', outcome: 'done', subject, unitPath, detail: { element: element.element } }
    await record(tx, actor, { audit: [looked], outbox: [] })
    const since = new Date(now().getTime() - shownMinutes * 60_000)
    const revealed = await didSince(tx, { command: 'show-fact', subject, account: actor.account, since })
    const [person] = await personLines(tx, { ids: [subject], locale })
    if (!person) throw new Refusal('not-found')
    const said = await saidOf(tx, present, { office, locale, revealed })
    return {
      ...{
        fact,
        person,
        element: element.element,
        freshDays: element.freshDays,
        stale: present.stale,
        revealed,
        ...said,
      },
      label: say(element.label, locale),
      authority: say(element.authority, locale),
      asked: await askedAgain(tx, present),
      communities: await communitiesFor(tx, present, { office, locale }),
    }
  },
})

type Shown = { office: Office; locale: Locale }

async function saidOf(tx: Transaction, present: PresentFact, shown: Shown & { revealed: boolean }) {
  const ctx = await factContext(shown.office, shown.locale, shown.revealed)
  const ids = await tx.$queryRaw<{ id: string }[]>`
    SELECT f.id FROM fact f WHERE ${toldOf(present.subject)}
      AND element = ${present.element} AND starts_with(unit_path, ${present.street})
      AND registry_standing(subject, unit_path) = ${present.subject}::uuid ORDER BY id DESC LIMIT ${historyLength}`
  const wanted = [present.fact, ...(present.other ? [present.other] : []), ...ids.map(({ id }) => id)]
  const said = await saidFacts(tx, wanted, { office: shown.office, ctx })
  const current = said.get(present.fact)
  if (!current) throw new Refusal('not-found')
  const other = present.other ? (said.get(present.other) ?? null) : null
  return { now: current, other, history: ids.flatMap(({ id }) => said.get(id) ?? []) }
}

async function askedAgain(tx: Transaction, { subject, element, street }: PresentFact): Promise<FactCard['asked']> {
  const [row] = await tx.$queryRaw<{ at: Date; reason: string }[]>`
    SELECT r.at, r.reason FROM recheck r WHERE r.subject = ${subject}::uuid AND r.element = ${element} AND starts_with(r.unit_path, ${street})
      AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.subject = r.subject AND f.element = r.element AND f.id > r.id)
    ORDER BY r.id DESC LIMIT 1`
  return row ? { at: row.at.toISOString(), reason: row.reason } : null
}

async function communitiesFor(tx: Transaction, present: PresentFact, { office, locale }: Shown) {
  const ties = await tx.tie.findMany({ where: { resident: present.subject, to: null }, select: { unitPath: true } })
  const street = streetsOf(office.units).find(({ path }) => path === present.street)
  return (street?.communities ?? []).map(({ path, node }) => ({
    ...{ path, name: say(node.name, locale) },
    home: ties.some(({ unitPath }) => unitPath === path),
  }))
}

/** Shows the values of this card whole to this account for five minutes; the person can read who saw them and why. */
export const showFact = command({
  name: 'show-fact',
  permission: 'person.unmask',
  input: z.strictObject({ fact: z.uuid('not-found'), reason: reasonSchema }),
  subject: ({ tx, input }) => factSubject(tx, input.fact),
  run: async ({ tx, actor, audit, input }) => {
    const { subject, element, street: unitPath } = await presentFact(tx, input.fact)
    const about = { subject, unitPath, reason: input.reason, detail: { elements: [element] } }
    await record(tx, actor, { audit: [{ command: 'unmask-person', outcome: 'done', ...about }], outbox: [] })
    audit(about)
    return { to: `/registers/quality/facts/${input.fact}` }
  },
})
