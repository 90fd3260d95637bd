import 'server-only'
import { z } from 'zod'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { invalid } from '@/lib/kernel/refusal'
import { parseCreditCode } from '../identifiers/credit-code'
import { codeMac, writeLookupRows } from '../lookup-rows'
import { noOverlap } from '../no-overlap'
import { assertUnit } from '../own-street'
import { text, textOrNone } from '../typed-input'
import { organisationAddressPlace, organisationKinds } from './organisation-subject'

/**
 * Adds an organisation by its unified social credit code (GB 32100). Each street keeps its own record: a code that another
 * street knows is added as if it were new; one that the own street has is refused.
 */
export const addOrganisation = command({
  name: 'add-organisation',
  permission: 'organisation.write',
  input: z.strictObject({
    kind: z.enum(organisationKinds, 'required_choice'),
    code: text(40),
    name: text(100),
    unit: text(200),
    address: textOrNone(120),
  }),
  subject: async ({ input: { unit } }) => ({ unitPath: unit }),
  run: async ({ tx, input: { kind, code: typed, name, unit: unitPath, address }, audit }) => {
    await assertUnit(tx, unitPath)
    const read = parseCreditCode(typed)
    if (!read.ok) throw invalid('code', 'credit-code')
    const [id, code] = [newId(), read.value]
    const addressEnc = address ? seal(address, organisationAddressPlace(id)) : null
    const keys = { id, code, codeMac: codeMac('organisation', code) }
    await noOverlap('organisation-code', () =>
      tx.organisation.createMany({
        data: [{ ...keys, kind, name, unitPath, addressEnc, from: new Date(today()) }],
      }),
    )
    await writeLookupRows(tx, { kind: 'organisation', subject: id, unitPath, name, code })
    audit({ subject: id, unitPath, detail: { kind } })
    return { to: `/registers/organisations/${id}?done=added`, data: { id } }
  },
})
