import 'server-only'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Office } from './office'

/** An entrance for a group of people: how many items it leads to, and the short names of some of them. */
export type ServiceGroup = { code: string; label: string; services: number; examples: string[] }

/** The entrances of the home page, in the order of the office's code list. Empty ones are kept: they lead to help. */
export function serviceGroups(office: Office, locale: Locale): ServiceGroup[] {
  return (office.codes('groups')?.codes ?? []).map(({ code, label }) => {
    const inside = office.publicServices.filter(({ service }) => service.groups?.includes(code))
    const examples = inside.slice(0, 3).map(({ service }) => say(service.short ?? service.name, locale))
    return { code, label: say(label, locale), services: inside.length, examples }
  })
}
