import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { library } from '@/lib/catalogue/library'
import type { Document } from '@/lib/catalogue/schema'
import { soundness } from '@/lib/catalogue/soundness'
import { pagesBesideLedgers } from '@/lib/catalogue/soundness-register'
import { changed, problemsWith, smallOffice } from '../../support/small-office'

const item = 'service/small-grant'
const flow = 'workflow/grant'

/** Document, place, new value, and the problem that must be among those found. */
const faults: [document: string, path: string, value: unknown, problem: string][] = [
  [flow, 'actions[1].by', undefined, `${flow} actions[1] by-or-on`],
  [flow, 'actions[0].by', ['reviewer'], `${flow} actions[0] by-or-on`],
  [flow, 'actions[1].label', undefined, `${flow} actions[1] label`],
  [flow, 'actions[1].from', ['reviewing'], `${flow} actions[1].from[0] stage`],
  [flow, 'actions[1].to', 'nowhere', `${flow} actions[1].to stage`],
  [flow, 'actions[1].to', '@back', `${flow} actions[1].to back`],
  [flow, 'actions[1].to[0].if', undefined, `${flow} actions[1].to[0] last-branch`],
  [flow, 'actions[1].ask', 'opinions', `${flow} actions[1].ask form`],
  [flow, 'actions[0].on', { joined: ['view'] }, `${flow} actions[0].on.joined[0] group`],
  [flow, 'actions[0].on', { lapsed: 'view' }, `${flow} actions[0].on.lapsed group`],
  [flow, 'actions[0].on', { elapsed: 'legals' }, `${flow} actions[0].on.elapsed clock-name`],
  [flow, 'actions[0].on', { elapsed: 'list_once' }, `${flow} actions[0].on.elapsed elapsed`],
  [flow, 'actions[0].on', { child: 'no-such-item' }, `${flow} actions[0].on.child service`],
  [flow, 'actions[0].to', 'granted', `${flow} stages.review reachable`],
  [flow, 'stages.review.holder', undefined, `${flow} stages.review holder`],
  [flow, 'stages.review.holder', 'nobody', `${flow} stages.review.holder cast`],
  [flow, 'stages.advice.tasks.views.to', 'nobody', `${flow} stages.advice.tasks.views.to cast`],
  [flow, 'stages.advice.tasks.views.form', 'nothing', `${flow} stages.advice.tasks.views.form form`],
  [flow, 'stages.advice.pauses', { supply: { reason: 'SUPP' } }, `${flow} stages.advice.pauses.supply pause`],
  [flow, 'stages.advice.pauses', { promised: { reason: 'XX' } }, `${flow} stages.advice.pauses.promised.reason code`],
  [
    flow,
    'stages.received.notice',
    { template: 'told', audience: '$case.community' },
    `${flow} stages.received.notice.template template`,
  ],
  [flow, 'cast.reviewer.except', ['me'], `${flow} cast.reviewer.except[0] cast`],
  [flow, 'cast.reviewer.role', 'chief', `${flow} cast.reviewer.role role`],
  [flow, 'cast.reviewer.at', '$answers.sum', `${flow} cast.reviewer.at type`],
  [flow, 'cast.kin', { actor: 'deside' }, `${flow} cast.kin.actor actor`],
  [flow, 'cast.kin', { party: 'landlord' }, `${flow} cast.kin.party party`],
  [flow, 'cast.adviser.each', '$item.lead', `${flow} cast.adviser.each type`],
  [flow, 'actions[1].to[0].if', { is: ['$asked.decide.result', 'green'] }, `${flow} actions[1].to[0].if.is[1] code`],
  [flow, 'actions[1].to[0].if', { is: ['$case.stage', 'reviewed'] }, `${flow} actions[1].to[0].if.is[1] code`],
  [flow, 'actions[1].to[0].if', { is: ['$asked.decide.reslut', 'red'] }, `${flow} actions[1].to[0].if.is[0] path`],
  [flow, 'actions[1].to[0].if', { above: ['$answers.colour', 3] }, `${flow} actions[1].to[0].if.above[0] type`],
  [
    flow,
    'actions[1].to[0].if',
    { every: ['$tasks.views', { is: ['$row.resalt', 'red'] }] },
    `${flow} actions[1].to[0].if.every[1].is[0] path`,
  ],
  [flow, 'actions[1].to[0].if', '$with.quik', `${flow} actions[1].to[0].if path`],
  [flow, 'actions[1].to[0].if', '$row.result', `${flow} actions[1].to[0].if path`],
  [flow, 'actions[1].do', [{ issue: 'told' }], `${flow} actions[1].do[0].issue template`],
  [flow, 'actions[1].do', [{ notify: 'tolled' }], `${flow} actions[1].do[0].notify template`],
  [flow, 'actions[1].do', [{ notify: 'told', to: ['boss'] }], `${flow} actions[1].do[0].to[0] cast`],
  [flow, 'actions[1].do', [{ write: 'grants', set: { sum: 1 } }], `${flow} actions[1].do[0].set.sum set`],
  [flow, 'actions[1].do', [{ write: 'grant', set: {} }], `${flow} actions[1].do[0].write register`],
  [flow, 'actions[1].do', [{ open: 'no-item' }], `${flow} actions[1].do[0].open service`],
  [flow, 'actions[1].do', [{ survey: 'no-form' }], `${flow} actions[1].do[0].survey form`],
  [flow, 'actions[1].do', [{ post: 'grants', amount: 1 }], `${flow} actions[1].do[0].post register`],
  [
    flow,
    'actions[1].do',
    [{ fact: 'person.shoe_size', of: '$applicant', value: 1 }],
    `${flow} actions[1].do[0].fact element`,
  ],
  [flow, 'actions[1].do', [{ release: '$answers.sum' }], `${flow} actions[1].do[0] effect`],
  [flow, 'uses', ['intake', 'ghost'], `${flow} uses[1] part`],
  [
    flow,
    'clocks',
    { forever: { limit: { days: 3 }, in: ['review', 'granted'] } },
    `${flow} clocks.forever.in[1] clock-stops`,
  ],
  [flow, 'clocks', { slow: { limit: '$answers.sum', in: ['review'] } }, `${flow} clocks.slow.limit type`],
  [item, 'workflow', 'ghost', `${item} workflow workflow`],
  [item, 'with', { papers: 'grant-paper' }, `${item} with.papers with`],
  [item, 'with', { paper: 'ghost-paper' }, `${flow} actions[1].do[0].issue template`],
  [item, 'channels', ['fax'], `${item} channels[0] channel`],
  [item, 'lead', '$case.street.bureau', `${item} lead path`],
  [item, 'lead', 'moon', `${item} lead department`],
  [item, 'limits', undefined, `${flow} stages.review clock`],
  [item, 'intake', undefined, `part/intake cast.clerk.at absent`],
  [item, 'applicant.needs', ['name'], `${item} place absent`],
  [item, 'form[0].fields[0].codes', undefined, `${item} form[0].fields[0] field`],
  [
    item,
    'form[0].fields[2].value',
    { sum: ['$answers.lines', 'price'] },
    `${item} form[0].fields[2].value.sum[1] path`,
  ],
  [item, 'form[0].fields[2].value', { sum: ['$answers.lines', 'what'] }, `${item} form[0].fields[2].value.sum[1] type`],
  [item, 'form[0].fields[3].of', 'person.shoe_size', `${item} form[0].fields[3].of element`],
  [item, 'form[0].fields[3].type', 'text', `${item} form[0].fields[3].of element`],
  [item, 'form[0].fields[3].key', 'colour', `${item} form[0].fields[3] duplicate`],
  [item, 'form[0].fields[4].signers', ['everybody'], `${item} form[0].fields[4].signers[0] cast`],
  [item, 'form[0].if', { within: ['$answers.sum', '$case.city'] }, `${item} form[0].if.within[0] type`],
  [item, 'materials[0].gap', { days: 'three' }, `${item} materials[0].gap.days type`],
  [
    item,
    'eligibility[1].if',
    { below: ['$answers.sum', { rate: ['line', '$today'] }] },
    `${item} eligibility[1].if.below[1].rate[0] rates`,
  ],
  [
    item,
    'eligibility[1].if',
    { below: ['$answers.sum', { rate: ['grant-line'] }] },
    `${item} eligibility[1].if.below[1].rate rates`,
  ],
  [item, 'eligibility[1].if', { is: ['$applicant.birth', 3] }, `${item} eligibility[1].if.is type`],
  [flow, 'actions[1].to', '@same', `${flow} stages.review left`],
  ['part/intake', 'actions[3].from', ['received'], 'part/intake actions[3].on.elapsed elapsed'],
  ['template/grant-paper', 'values.sum', '$answers.sums', 'template/grant-paper values.sum path'],
  ['template/grant-paper', 'values.sum', undefined, 'template/grant-paper blocks[0].text placeholder'],
  ['template/told', 'values.no', '$applicant.name', 'template/told sms sms-personal'],
  ['register/grants', 'list', ['holder', 'sum'], 'register/grants list[1] field'],
  ['register/grants', 'key', 'people', 'register/people key taken'],
  ['register/grants', 'read', ['chief'], 'register/grants read[0] role'],
  ['codes/colour', 'codes[1].code', 'red', 'codes/colour codes[1].code duplicate'],
  ['rates/grant-line', 'rows[0].keys', [], 'rates/grant-line rows[0].keys rates'],
  ['districts/districts', 'units[0].departments', ['moon'], 'districts/districts units[0].departments[0] department'],
]

describe('soundness', () => {
  it.each(faults)('%s with %s changed to %j is refused', (document, path, value, problem) => {
    expect(problemsWith(document, path, value)).toContain(problem)
  })

  it('knows every page that stands beside the ledgers', () => {
    const folders = readdirSync('src/app/registers', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const pages = folders.map(({ name }) => name).filter((name) => !name.startsWith('['))
    expect([...pagesBesideLedgers].sort()).toEqual(pages.sort())
  })

  it('reports a fault of a shared workflow once, however many items use it', () => {
    const second = smallOffice().find((one) => one.kind === 'service') as Document
    const documents = [...smallOffice(), changed(second, 'key', 'second-grant')]
    const broken = documents.map(
      (one): Document =>
        one.kind === 'workflow' ? { ...one, actions: one.actions.map((row) => ({ ...row, from: ['gone'] })) } : one,
    )
    const places = soundness(broken).map(({ document, path, rule }) => `${document} ${path} ${rule}`)
    expect(new Set(places).size).toBe(places.length)
    expect(places).toContain('workflow/grant actions[1].from[0] stage')
  })

  it('refuses two files with one name, and the later one counts', () => {
    const [first] = smallOffice()
    const twice = soundness([...smallOffice(), first as Document])
    expect(twice.map(({ rule }) => rule)).toEqual(['duplicate'])
    expect(library([first as Document, first as Document]).index.size).toBe(1)
  })

  it('refuses an action whose name occurs twice and two parts that disagree', () => {
    const office = smallOffice()
    const intake = office.find((one) => one.kind === 'part')
    if (intake?.kind !== 'part') throw new Error('no part')
    const other = {
      ...intake,
      key: 'other',
      clocks: { ...intake.clocks, supply: { limit: { days: 1 }, in: ['supplement'], light: 'red' as const } },
    }
    const both = office.map((one) =>
      one.kind === 'workflow' ? { ...one, uses: ['intake', 'other'], actions: [...one.actions, ...one.actions] } : one,
    )
    const rules = soundness([...both, other]).map(({ document, path, rule }) => `${document} ${path} ${rule}`)
    expect(rules).toContain('workflow/grant uses parts')
    expect(rules).toContain('workflow/grant actions[2].action duplicate')
  })
})
