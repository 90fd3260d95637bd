import { expect, it } from 'vitest'
import { testDatabase } from '../../support/database'
import { behind, caseOf, personNamed, somebodyIn, neighbour, staffAt, sessionOf, street } from '../../support/matrix-street'
import { actOnCase } from '@/lib/cases/act-on-case'
const db = await testDatabase({ seeded: true })
const b = behind(db)
it('opens', async () => {
  const wang = await personNamed(b, '王秀英')
  const t=Date.now()
  const c = await caseOf(wang, { service: 'old-age-allowance' })
  console.log(Date.now()-t, c.no, c.stage, c.unitPath, c.sharedWith, c.tasks)
  const other = await somebodyIn(b, neighbour)
  const d = await caseOf(other, { service: 'old-age-allowance' })
  console.log(other, d.unitPath, d.lead)
  const [clerk] = await staffAt(b, 'clerk', `${street}hall/`)
  const s = await sessionOf(clerk.account, 'staff')
  const out = await actOnCase.execute({ entry: s.entry, input: { case: c.id, action: 'accept', version: 1 } })
  console.log(out)
  const m = await caseOf(wang, { service: 'minimum-living', answers: { members: [] } })
  const out2 = await actOnCase.execute({ entry: s.entry, input: { case: m.id, action: 'accept', version: 1 } })
  console.log(out2, (await b.ask('select grp, unit_path, role, state from task where case_id=$1', [m.id])))
  const u = await caseOf(await personNamed(b, '周晓平'), { service: 'unemployment-registration' })
  console.log(u.stage, u.lead, u.tasks)
  await b.end()
})
