import 'server-only'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'
import type { Office } from './office'
import type { Service } from './schema'

/** A length of time as definitions promise it: `{ workingDays: 5 }` or `{ days: 30 }`. */
export type Promised = { workingDays: number } | { days: number }

/** An item as lists show it, in one language. */
export type ServiceCard = {
  key: string
  name: string
  short: string
  summary: string
  promised: Promised | null
  /** Nothing has to be handed in: the office has or makes every paper. What only an agent brings does not count. */
  paperless: boolean
}

/** A hall where people are received, gathered from the guides. */
export type Hall = { name: string; address: string; hours: string; phone: string }

/** The card of an item. */
export function serviceCard(service: Service, locale: Locale): ServiceCard {
  const name = say(service.name, locale)
  return {
    key: service.key,
    name,
    short: service.short === undefined ? name : say(service.short, locale),
    summary: service.guide ? say(service.guide.summary, locale) : '',
    promised: service.limits?.promised ?? null,
    paperless: !(service.materials ?? []).some(isBrought),
  }
}

const brought = ['orig', 'copy', 'elec']

function isBrought({ get, if: when }: NonNullable<Service['materials']>[number]): boolean {
  return brought.includes(get) && !(typeof when === 'object' && 'known' in when && when.known === '$agent')
}

/** Every place that the public items name, each once. */
export function hallsOf(office: Office, locale: Locale): Hall[] {
  const places = office.publicServices.flatMap(({ service }) => service.guide?.places ?? [])
  const said = (text: Text) => say(text, locale)
  const halls = places.map(({ name, address, hours, phone }) => ({
    name: said(name),
    address: said(address),
    hours: said(hours),
    phone,
  }))
  return [...new Map(halls.map((hall) => [hall.name, hall])).values()]
}
