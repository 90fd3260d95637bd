import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { seal } from '@/lib/kernel/crypto'
import { writeLookupRows } from '../lookup-rows'
import { dayOrNone, text, textOrNone } from '../typed-input'
import {
  holdOrganisation,
  organisationAddressPlace,
  organisationKinds,
  organisationSubject,
} from './organisation-subject'

/**
 * Amends what is said of an organisation: name, kind, address; a day in `closed` says that it no longer exists since then.
 * Its code never changes. An address that is left empty stays as it is.
 */
export const amendOrganisation = command({
  name: 'amend-organisation',
  permission: 'organisation.write',
  input: z.strictObject({
    organisation: z.uuid('not-found'),
    kind: z.enum(organisationKinds, 'required_choice'),
    name: text(100),
    address: textOrNone(120),
    closed: dayOrNone,
  }),
  subject: ({ tx, input }) => organisationSubject(tx, input.organisation),
  run: async ({ tx, input: { organisation: id, kind, name, address, closed }, audit }) => {
    const { unitPath, name: before } = await holdOrganisation(tx, id)
    const addressEnc = address ? { addressEnc: seal(address, organisationAddressPlace(id)) } : {}
    await tx.organisation.updateMany({ where: { id }, data: { kind, name, ...addressEnc } })
    if (closed)
      await tx.$executeRaw`UPDATE organisation SET "to" = greatest(${closed}::date, "from") WHERE id = ${id}::uuid`
    if (name !== before) await writeLookupRows(tx, { kind: 'organisation', subject: id, unitPath, name })
    audit({ subject: id, unitPath, detail: { kind, renamed: name !== before, closed: closed ?? null } })
    return { to: `/registers/organisations/${id}?done=amended` }
  },
})
