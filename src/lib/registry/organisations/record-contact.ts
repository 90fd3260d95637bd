import 'server-only'
import { z } from 'zod'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { mac, seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { invalid } from '@/lib/kernel/refusal'
import { parseLandline } from '../identifiers/landline'
import { parseMobile } from '../identifiers/mobile'
import { text, textOrNone } from '../typed-input'
import { contactPlace, whoPlace } from './contacts'
import { holdOrganisation, organisationSubject } from './organisation-subject'

/** Only the shape of an address: whether mail arrives can only the mail say. */
const email = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/

function read(typed: string): { kind: 'mobile' | 'landline' | 'email'; value: string } {
  if (typed.includes('@')) {
    if (!email.test(typed)) throw invalid('value', 'contact')
    return { kind: 'email', value: typed.toLowerCase() }
  }
  const mobile = parseMobile(typed)
  if (mobile.ok) return { kind: 'mobile', value: mobile.value }
  const landline = parseLandline(typed)
  if (!landline.ok) throw invalid('value', 'contact')
  return { kind: 'landline', value: landline.value }
}

/** Records how an organisation is reached: a mobile, a landline or an e-mail address, and whom one speaks to. The same twice is one. */
export const recordContact = command({
  name: 'record-contact',
  permission: 'organisation.write',
  input: z.strictObject({ organisation: z.uuid('not-found'), value: text(100), who: textOrNone(60) }),
  subject: ({ tx, input }) => organisationSubject(tx, input.organisation),
  run: async ({ tx, input: { organisation: subject, value: typed, who }, audit }) => {
    const { unitPath } = await holdOrganisation(tx, subject)
    const { kind, value } = read(typed)
    const [id, valueMac] = [newId(), mac('contact', `${subject} ${value}`)]
    const day = new Date(today())
    await tx.contact.updateMany({ where: { subject, valueMac, to: null }, data: { to: day } })
    const sealed = { valueEnc: seal(value, contactPlace(id)), whoEnc: who ? seal(who, whoPlace(id)) : null }
    await tx.contact.createMany({ data: [{ id, subject, kind, valueMac, unitPath, from: day, ...sealed }] })
    audit({ subject, unitPath, detail: { contact: id, kind } })
    return { to: `/registers/organisations/${subject}?done=contact` }
  },
})
