import { newSession } from '@/lib/access/session'
import { addDays } from '@/lib/calendar/add-days'
import { actOnCase } from '@/lib/cases/act-on-case'
import { completeTask } from '@/lib/cases/complete-task'
import { officeCase } from '@/lib/cases/office-case'
import { openAtCounter } from '@/lib/cases/open-at-counter'
import { setClock, today } from '@/lib/kernel/clock'
import type { Command } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import { transaction } from '@/lib/kernel/transaction'
import { street } from './communities'
import { dice } from './dice'

type Person = { id: string; name: string }
type Tokens = Record<string, string>
/** What becomes of a case, day by day: days ago and hour, then who does what. */
type Story = { daysAgo: number; steps: Step[]; applicant: Person; order: Order }
type Step = { by: string; after: number; action?: string; task?: boolean; asked?: Record<string, unknown> }
type Order = {
  service: string
  party: Record<string, unknown>
  form: Record<string, unknown>
  material: Record<string, 'seen' | 'later'>
  action: string
  asked?: Record<string, unknown>
}

const desks = { clerk: '陈静', reviewer: '李芳', decider: '何明', police: '沈刚', federation: '于虹', finance: '冯毅' }
const dayMs = 86_400_000

/**
 * Opens the demonstration's cases by the same commands that clerks and officers use, in the past: some just received,
 * some under way, a few late, many ended. Does nothing when there are cases. Answers how many it opened.
 */
export async function demonstrationCases(): Promise<number> {
  const people = await transaction({ as: 'worker' }, async ({ tx }) => {
    if (await tx.case.findFirst({ select: { id: true } })) return null
    const rows = await tx.$queryRaw<{ id: string; name: string; age: number }[]>`
      SELECT r.id, r.name, extract(year FROM age(r.birth))::int AS age FROM resident r
      JOIN fact_now n ON n.subject = r.id AND n.element = 'person.hukou_division'
      WHERE starts_with(n.unit_path, ${street}) AND r.name <> '王秀英' AND r.died IS NULL
        AND EXISTS (SELECT FROM tie t WHERE t.resident = r.id AND t.kind = 'living' AND t."to" IS NULL)
        AND NOT EXISTS (SELECT FROM entry e WHERE e.subject = r.id) ORDER BY r.id`
    return { old: rows.filter((row) => row.age >= 80), grown: rows.filter((row) => row.age >= 22 && row.age < 55) }
  })
  if (!people) return 0
  const tokens = await sessions()
  const stories = [...allowances(people.old), ...unemployed(people.grown)]
  try {
    for (const story of stories) await tell(story, tokens)
  } finally {
    setClock(null)
  }
  return stories.length
}

async function sessions(): Promise<Tokens> {
  const tokens: Tokens = {}
  for (const [desk, name] of Object.entries(desks)) {
    const { token } = await transaction({ as: 'signin' }, async ({ tx }) => {
      const account = await tx.account.findFirstOrThrow({
        where: { name, kind: 'staff' },
        select: { id: true, kind: true },
      })
      return newSession(tx, { account, channel: 'counter' })
    })
    tokens[desk] = token
  }
  return tokens
}

/** What is asked when the street does not know it yet; known values are not asked and these are passed over. */
function told(index: number): Record<string, unknown> {
  const living = { division: `${street}hehua/`, detail: `荷塘路${index + 3}号2单元301室` }
  return { phone: `1390000${String(5200 + index)}`, living }
}

function signed(person: Person): Record<string, unknown> {
  const consent = { signers: { 0: { name: person.name } } }
  return { privacy: consent, truth: consent }
}

const review: Step = {
  by: 'reviewer',
  after: 20,
  action: 'review',
  asked: { result: 'fit', why: '年满80周岁，户籍与居住情况属实。' },
}
const check: Step = { by: 'police', after: 26, task: true, asked: { finding: 'consistent', note: '户籍信息一致。' } }
const grant = (amount: string): Step => ({
  by: 'decider',
  after: 44,
  action: 'grant',
  asked: { amount, from: `${today().slice(0, 7)}-01` },
})
const refuse: Step = {
  by: 'decider',
  after: 44,
  action: 'refuse',
  asked: { reason: '经核查，申请人已在其他区领取高龄津贴，不得重复享受。', basis: '本地高龄津贴办法' },
}
const decline = { why: 'duplicate', reason: '同一事项已经在办理，无需再次申请。' }
const missing = {
  items: { 0: { what: '本人银行卡照片', why: 'unclear', note: '看不清卡号' } },
  by: addDays(today(), 10),
}

/** Old-age allowances: how each goes on, and how many days ago it began. */
function allowances(old: readonly Person[]): Story[] {
  const plots: [daysAgo: number, steps: Step[], action?: string, asked?: Record<string, unknown>][] = [
    [26, [review, check, grant('30')]],
    [25, [review, check, grant('60')]],
    [21, [review, check, grant('30')]],
    [20, [review, check, grant('30')]],
    [19, [review, check, refuse]],
    [18, [review, check, grant('60')]],
    [14, [review, check, grant('30')]],
    [13, [review, { ...check, after: 160 }, { ...grant('30'), after: 190 }]],
    [12, [review]],
    [11, [review, check]],
    [7, [review, check]],
    [6, [review]],
    [5, []],
    [4, [review]],
    [4, []],
    [1, []],
    [1, [], 'ask_supplement', missing],
    [1, [], 'decline', decline],
    [0, [], ''],
    [0, [], ''],
  ]
  return plots.flatMap(([daysAgo, steps, action = 'accept', asked], index) => {
    const applicant = old[index]
    if (!applicant) return []
    const number = `62220202001122${String(30_000 + index * 7)}`
    const order = {
      service: 'old-age-allowance',
      party: { ...told(index), account: { bank: '中国工商银行', number } },
      form: { own_account: 'yes', ...signed(applicant) },
      material: { bank_card: 'seen' as const },
      action,
      ...(asked && { asked }),
    }
    return [{ daysAgo, steps, applicant, order }]
  })
}

/** Unemployment registrations, decided at the counter. */
function unemployed(grown: readonly Person[]): Story[] {
  const roll = dice(2026)
  return grown.slice(0, 9).map((applicant, index) => ({
    daysAgo: index * 3,
    steps: [],
    applicant,
    order: {
      service: 'unemployment-registration',
      party: { ...told(100 + index), education: '30' },
      form: {
        end_reason: '01',
        ended: addDays(today(), -90),
        pension: 'no',
        willing: 'yes',
        job_want: roll.pick(['物业管理', '家政', '超市理货', '文员']),
        ...signed(applicant),
      },
      material: {},
      action: 'decide_at_once',
    },
  }))
}

async function run(command: Command, token: string, input: unknown): Promise<Record<string, unknown>> {
  return (await command.execute({ entry: { token }, input, key: newId() })).data ?? {}
}

async function tell(story: Story, tokens: Tokens): Promise<void> {
  const start = at(story.daysAgo, 9)
  setClock(() => new Date(start))
  const opened = await run(openAtCounter, tokens.clerk ?? '', { resident: story.applicant.id, ...story.order })
  for (const step of story.steps) {
    setClock(() => new Date(start + step.after * 3_600_000))
    await take(step, String(opened.case), tokens)
  }
}

async function take(step: Step, id: string, tokens: Tokens): Promise<void> {
  const token = tokens[step.by] ?? ''
  const { view } = (await officeCase.execute({ entry: { token }, input: { id } })).answer
  if (step.task) {
    const task = view.tasks.find((each) => each.mine)
    await run(completeTask, token, { task: task?.id, asked: step.asked })
  } else await run(actOnCase, token, { case: id, action: step.action, version: view.version, asked: step.asked })
}

/** That hour of a past day in China, moved back to a weekday; for today a few minutes ago. */
function at(daysAgo: number, hour: number): number {
  const now = Date.now()
  if (daysAgo === 0) return now - 20 * 60_000
  const day = new Date(now + 8 * 3_600_000 - daysAgo * dayMs)
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setTime(day.getTime() - dayMs)
  day.setUTCHours(hour, 15, 0, 0)
  return day.getTime() - 8 * 3_600_000
}
