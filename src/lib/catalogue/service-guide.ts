import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'
import { office as loadOffice, type Office } from './office'
import type { Service } from './schema'
import { type ServiceCard, serviceCard } from './service-card'

type Limit = NonNullable<NonNullable<Service['limits']>['legal']>
export type GuideMaterial = {
  key: string
  name: string
  get: NonNullable<Service['materials']>[number]['get']
  copies: number | null
  where: string
  sample: string
  /** Only in some cases. */
  sometimes: boolean
  optional: boolean
  /** May be brought after acceptance. */
  gap: boolean
}

/** Everything that a guide says about one item, in one language. */
export type GuideView = ServiceCard & {
  code: string
  category: string
  forWhom: string[]
  conditions: string[]
  materials: GuideMaterial[]
  steps: { title: string; who: string; time: string }[]
  legalLimit: Limit | null
  deemedAccepted: boolean
  fee: string
  result: string
  places: { name: string; address: string; hours: string; phone: string }[]
  legal: { title: string; article: string }[]
  crossRegion: string
  questions: { ask: string; answer: string }[]
  channels: string[]
  online: boolean
  agent: boolean
}

type Ground = { office: Office; service: Service; said: (text: Text | undefined) => string }

/** The guide of one public item. `not-found` for items of the staff and for items that do not exist. */
export const serviceGuide = query({
  name: 'service-guide',
  permission: 'service.read',
  input: z.strictObject({ key: z.string().max(80), locale: z.enum(locales) }),
  run: async ({ tx, input: { key, locale } }): Promise<GuideView> => {
    const office = await loadOffice(tx)
    const found = office.service(key)
    if (found?.service.audience !== 'public') throw new Refusal('not-found', 'no-service')
    const { service } = found
    const said = (text: Text | undefined) => (text === undefined ? '' : say(text, locale))
    const ground = { office, service, said }
    return { ...serviceCard(service, locale), ...facts(ground), ...guideTexts(ground), materials: materials(ground) }
  },
})

function facts({ office, service, said }: Ground) {
  const channels = service.channels ?? []
  return {
    code: service.code ?? '',
    category: said(
      office.codes('item_category')?.codes.find((each) => each.code === service.category)?.label ?? undefined,
    ),
    conditions: (service.eligibility ?? []).map((each) => said(each.say)),
    legalLimit: service.limits?.legal ?? null,
    deemedAccepted: service.limits?.deemedAccepted ?? false,
    fee: said(service.fee),
    legal: (service.legal ?? []).map(({ title, article }) => ({ title: said(title), article: article ?? '' })),
    crossRegion: said(service.crossRegion),
    channels: office.channels.filter((each) => channels.includes(each.key)).map((each) => said(each.name)),
    online: channels.some((key) => office.channels.some((each) => each.key === key && !each.staff)),
    agent: service.applicant.agent ?? false,
  }
}

function guideTexts({ service, said }: Ground) {
  const { guide } = service
  return {
    forWhom: (guide?.forWhom ?? []).map(said),
    steps: (guide?.steps ?? []).map(({ title, who, time }) => ({
      title: said(title),
      who: said(who),
      time: said(time),
    })),
    result: said(guide?.result),
    places: (guide?.places ?? []).map(({ name, address, hours, phone }) => ({
      name: said(name),
      address: said(address),
      hours: said(hours),
      phone,
    })),
    questions: (guide?.questions ?? []).map(({ ask, answer }) => ({ ask: said(ask), answer: said(answer) })),
  }
}

function materials({ service, said }: Ground): GuideMaterial[] {
  return (service.materials ?? []).map((each) => ({
    key: each.key,
    name: said(each.name),
    get: each.get,
    copies: each.copies ?? null,
    where: said(each.where),
    sample: said(each.sample),
    sometimes: each.if !== undefined,
    optional: each.optional ?? false,
    gap: each.gap !== undefined,
  }))
}
