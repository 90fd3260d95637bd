import { beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/kernel/ids'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { testDatabase } from '../../support/database'
import { type Asker, type Ground, matrixGround, type Things } from '../../support/matrix-ground'
import { behind } from '../../support/matrix-street'

vi.mock('@/lib/kernel/policy', async (original) => ({ ...(await original()), can: () => true }))

const db = await testDatabase({ seeded: true })
const look = behind(db)
let ground: Ground
beforeAll(async () => {
  ground = await matrixGround(look)
}, 300_000)

type Write = (tx: Transaction, things: Things) => Promise<unknown>

const changes: Record<string, Write> = {
  'case: move it': (tx, { received }) =>
    tx.$executeRaw`UPDATE "case" SET stage = 'granted' WHERE id = ${received}::uuid`,
  'case: hand it to myself': (tx, { received }) =>
    tx.$executeRaw`UPDATE "case" SET shared_with = app_units(), parties = app_persons() WHERE id = ${received}::uuid`,
  'task: take it': (tx, { working }) =>
    tx.$executeRaw`UPDATE task SET account = app_account() WHERE case_id = ${working}::uuid`,
  'clock: stop it': (tx, { working }) =>
    tx.$executeRaw`UPDATE clock SET state = 'stopped' WHERE case_id = ${working}::uuid`,
  'party: change it': (tx, { received }) =>
    tx.$executeRaw`UPDATE party SET may_act = true WHERE case_id = ${received}::uuid`,
  'material: change it': (tx, { received }) =>
    tx.$executeRaw`UPDATE material SET state = 'seen' WHERE case_id = ${received}::uuid`,
  'paper: withdraw it': (tx, { paper }) =>
    tx.$executeRaw`UPDATE paper SET state = 'withdrawn' WHERE id = ${paper}::uuid`,
  'message: mark it': (tx, { message }) =>
    tx.$executeRaw`UPDATE message SET read_at = now() WHERE id = ${message}::uuid`,
  'file: take it': (tx, { file }) => tx.$executeRaw`UPDATE file SET owner = app_account() WHERE id = ${file}::uuid`,
  'file: throw it away': (tx, { looseFile }) => tx.$executeRaw`DELETE FROM file WHERE id = ${looseFile}::uuid`,
  'entry: end it': (tx, { entry }) => tx.$executeRaw`UPDATE entry SET status = 'ended' WHERE id = ${entry}::uuid`,
  'entry: hide it from the search': (tx, { entry }) =>
    tx.$executeRaw`DELETE FROM lookup WHERE subject = ${entry}::uuid`,
  'import: bring it in': (tx, { checkedBatch }) =>
    tx.$executeRaw`UPDATE import_batch SET state = 'applying' WHERE id = ${checkedBatch}::uuid`,
  'import row: change it': (tx, { appliedBatch }) =>
    tx.$executeRaw`UPDATE import_row SET state = 'ready' WHERE batch = ${appliedBatch}::uuid`,
  'import row: throw it away': (tx, { appliedBatch }) =>
    tx.$executeRaw`DELETE FROM import_row WHERE batch = ${appliedBatch}::uuid`,
  'draft: change it': (tx, { draft }) => tx.$executeRaw`UPDATE draft SET answers_enc = 'x' WHERE id = ${draft}::uuid`,
  'draft: throw it away': (tx, { draft }) => tx.$executeRaw`DELETE FROM draft WHERE id = ${draft}::uuid`,
  'look-up: have it asked again': (tx, { received }) =>
    tx.$executeRaw`UPDATE "fetch" SET state = 'waiting' WHERE case_id = ${received}::uuid`,
  'resident: rename': (tx, { person }) =>
    tx.$executeRaw`UPDATE resident SET name = 'x' WHERE id = ${person.resident}::uuid`,
  'duplicate: decide it': (tx, { person }) =>
    tx.$executeRaw`UPDATE duplicate SET state = 'different' WHERE a = ${person.resident}::uuid OR b = ${person.resident}::uuid`,
  'account: disable it': (tx, { person }) =>
    tx.$executeRaw`UPDATE account SET status = 'disabled' WHERE id = ${person.account}::uuid`,
  'household: close it': (tx, { household }) =>
    tx.$executeRaw`UPDATE household SET "to" = app_today() WHERE id = ${household}::uuid`,
  'bond: end a membership': (tx, { household }) =>
    tx.$executeRaw`UPDATE bond SET "to" = app_today() WHERE kind = 'member' AND b = ${household}::uuid`,
  'bond: end a guardianship': (tx, { guardianship }) =>
    tx.$executeRaw`UPDATE bond SET "to" = app_today() WHERE id = ${guardianship}::uuid`,
  'place: rename it': (tx, { place }) => tx.$executeRaw`UPDATE place SET name = 'x' WHERE id = ${place}::uuid`,
  'organisation: rename it': (tx, { organisation }) =>
    tx.$executeRaw`UPDATE organisation SET name = 'x' WHERE id = ${organisation}::uuid`,
  'correction: decide it': (tx, { correction }) =>
    tx.$executeRaw`UPDATE correction SET state = 'kept', decided_by = coalesce(app_account(), asked_by), reason_enc = 'x' WHERE id = ${correction}::uuid`,
  'proof: throw it away': (tx, { proof }) => tx.$executeRaw`DELETE FROM file WHERE id = ${proof}::uuid`,
  'copy: keep it': (tx, { copy }) => tx.$executeRaw`UPDATE data_copy SET until = now() WHERE id = ${copy}::uuid`,
  'session: end it': (tx, { person }) =>
    tx.$executeRaw`UPDATE session SET ended_at = now() WHERE account = ${person.account}::uuid`,
}

const additions: Record<string, Write> = {
  'event in a case': (tx, { received }) =>
    tx.$executeRaw`INSERT INTO case_event (case_id, no, account, by, channel, verb) VALUES (${received}::uuid, 900, app_account(), '', 'web', 'act')`,
  'event of nobody in a case': (tx, { received }) =>
    tx.$executeRaw`INSERT INTO case_event (case_id, no, by, channel, verb) VALUES (${received}::uuid, 901, '', 'web', 'act')`,
  'party in a case': (tx, { received, person }) =>
    tx.$executeRaw`INSERT INTO party (case_id, role, no, kind, subject, snapshot_enc, may_act) VALUES (${received}::uuid, 'agent', 9, 'person', ${person.resident}::uuid, 'x', true)`,
  'task in a case': (tx, { received }) =>
    tx.$executeRaw`INSERT INTO task (case_id, stage, grp, no, state) VALUES (${received}::uuid, 'received', '@holder', 99, 'open')`,
  'clock in a case': (tx, { received }) =>
    tx.$executeRaw`INSERT INTO clock (case_id, key, state, started_at, "limit") VALUES (${received}::uuid, 'promised', 'running', now(), '{"days":1}')`,
  'material in a case': (tx, { received }) =>
    tx.$executeRaw`INSERT INTO material (case_id, key, no, state) VALUES (${received}::uuid, 'planted', 0, 'seen')`,
  'paper in a case': (tx, { received, paper }) =>
    tx.$executeRaw`INSERT INTO paper (series, number, check_mac, code_enc, case_id, template, version, unit_path, data_enc)
      SELECT 'x', ${newId()}, ${newId()}, 'x', ${received}::uuid, 'receipt', version, 'x/', 'x' FROM "case" UNION ALL
      SELECT 'x', ${newId()}, ${newId()}, 'x', ${received}::uuid, 'receipt', ${paper}::uuid, 'x/', 'x' LIMIT 1`,
  'message in a case': (tx, { received, person }) =>
    tx.$executeRaw`INSERT INTO message (case_id, to_person, template, locale, title_enc, body_enc) VALUES (${received}::uuid, ${person.resident}::uuid, 'x', 'zh-Hans', 'x', 'x')`,
  'notice of a case': (tx, { received }) =>
    tx.$executeRaw`INSERT INTO publication (kind, unit_path, audience, title, body, case_id, "from") VALUES ('x', 'x/', 'x/', '{}', '{}', ${received}::uuid, now())`,
  'look-up of a case': (tx, { received, person }) =>
    tx.$executeRaw`INSERT INTO "fetch" (connector, purpose, case_id, subject, unit_path, target_enc, target_mac, state, waiting_from, next_at)
      VALUES ('x', 'case', ${received}::uuid, ${person.resident}::uuid, 'yunzhou/', 'x', 'x', 'waiting', now(), now())`,
  'look-up of a person': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO "fetch" (connector, purpose, subject, unit_path, target_enc, target_mac, state, waiting_from, next_at)
      VALUES ('x', 'counter', ${person.resident}::uuid, 'yunzhou/linjiang/wangjiang/', 'x', 'x', 'waiting', now(), now())`,
  'fact about a person': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO fact (subject, element, value_enc, source, level, unit_path) VALUES (${person.resident}::uuid, 'person.mobile', 'x', 'self', 2, 'yunzhou/')`,
  'entry about a person': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO entry (register, version, subject, unit_path, data_enc, level, "from") SELECT 'x', id, ${person.resident}::uuid, 'yunzhou/', 'x', 1, now() FROM definition_version LIMIT 1`,
  'event of an entry': (tx, { entry }) =>
    tx.$executeRaw`INSERT INTO entry_event (entry, account, verb) VALUES (${entry}::uuid, app_account(), 'x')`,
  'search row of an entry': (tx, { entry }) =>
    tx.$executeRaw`INSERT INTO lookup (kind, field, value, unit_path, subject) VALUES ('entry:x', 'text', 'x', 'yunzhou/linjiang/wangjiang/', ${entry}::uuid)`,
  'amount in a balance': (tx, { person }) =>
    tx.$executeRaw`SELECT registry_post(jsonb_build_array(jsonb_build_object('id', ${newId()}::text, 'register', 'x', 'holder', ${person.resident}::text,
      'unit', 'yunzhou/linjiang/wangjiang/', 'arose', 'yunzhou/linjiang/wangjiang/', 'amount', 1, 'on', '2026-11-01')))`,
  'person of a ledger': (tx) =>
    tx.$executeRaw`SELECT * FROM registry_tie_people(jsonb_build_array(jsonb_build_object('no', 0, 'id', ${newId()}::text, 'mac', ${newId()}::text,
      'kind', 'citizen-id', 'sealed', 'x', 'name', 'x', 'unit', 'yunzhou/linjiang/wangjiang/', 'tie', 'ledger', 'finds', '[]'::jsonb)))`,
  'question about a fact': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO recheck (subject, element, fact, unit_path, account, reason)
      SELECT ${person.resident}::uuid, 'x', f.id, 'yunzhou/', coalesce(app_account(), (SELECT id FROM account LIMIT 1)), 'x' FROM fact f
      UNION ALL SELECT ${person.resident}::uuid, 'x', ${newId()}::uuid, 'yunzhou/', coalesce(app_account(), ${newId()}::uuid), 'x' LIMIT 1`,
  'possible duplicate': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO duplicate (a, b, unit_path, why) SELECT least(${person.resident}::uuid, r.id), greatest(${person.resident}::uuid, r.id), 'yunzhou/', 'x'
      FROM resident r WHERE r.id <> ${person.resident}::uuid
      UNION ALL SELECT least(${person.resident}::uuid, ${newId()}::uuid), greatest(${person.resident}::uuid, ${newId()}::uuid), 'yunzhou/', 'x' LIMIT 1`,
  'merge of a person': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO merge (winner, loser, unit_path, account, reason, moved_enc)
      SELECT ${person.resident}::uuid, r.id, 'yunzhou/', coalesce(app_account(), (SELECT id FROM account LIMIT 1)), 'x', 'x' FROM resident r WHERE r.id <> ${person.resident}::uuid
      UNION ALL SELECT ${person.resident}::uuid, ${newId()}::uuid, 'yunzhou/', coalesce(app_account(), ${newId()}::uuid), 'x', 'x' LIMIT 1`,
  'mark of the search': (tx) =>
    tx.$executeRaw`INSERT INTO sweep_mark (key, last) VALUES (${newId()}, ${newId()}::uuid)`,
  'tie to a person': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO tie (resident, unit_path, kind, "from") VALUES (${person.resident}::uuid, 'yunzhou/', 'case', now())`,
  'mandate from a person': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO mandate (principal, agent, services, "from", unit_path) VALUES (${person.resident}::uuid, ${person.resident}::uuid, '{*}', now(), 'yunzhou/')`,
  'membership in a household': (tx, { household }) =>
    tx.$executeRaw`INSERT INTO bond (kind, a, b, role, "from", unit_path) VALUES ('member', ${newId()}::uuid, ${household}::uuid, '99', now(), 'yunzhou/')`,
  'guardian of a person': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO bond (kind, a, b, role, "from", unit_path) VALUES ('guardian', ${person.resident}::uuid, ${newId()}::uuid, 'court', now(), 'yunzhou/')`,
  'contact of an organisation': (tx, { organisation }) =>
    tx.$executeRaw`INSERT INTO contact (subject, kind, value_enc, value_mac, unit_path) VALUES (${organisation}::uuid, 'mobile', 'x', 'x', 'yunzhou/')`,
  'correction of a record': (tx, { person, correction }) =>
    tx.$executeRaw`INSERT INTO correction (id, resident, element, fact, value_enc, said_enc, level, unit_path, state, asked_by, due_on)
      SELECT ${newId()}::uuid, ${person.resident}::uuid, 'person.skills', f.fact, 'x', 'x', 1, 'yunzhou/', 'open', coalesce(app_account(), ${person.account}::uuid), now()
      FROM (SELECT max(c.fact::text)::uuid AS fact FROM correction c WHERE c.id = ${correction}::uuid) f WHERE f.fact IS NOT NULL
      UNION ALL SELECT ${newId()}::uuid, ${person.resident}::uuid, 'person.skills', ${person.resident}::uuid, 'x', 'x', 1, 'yunzhou/', 'open', coalesce(app_account(), ${person.account}::uuid), now()
      WHERE NOT EXISTS (SELECT 1 FROM correction c WHERE c.id = ${correction}::uuid)`,
  'consent of a person': (tx, { person, received, consent }) =>
    tx.$executeRaw`INSERT INTO consent (id, resident, purpose, text_version, given, channel, case_id, account, unit_path)
      SELECT ${newId()}::uuid, ${person.resident}::uuid, 'x', d.id, true, 'web', ${received}::uuid, app_account(), 'yunzhou/' FROM definition_version d WHERE ${consent} <> '' LIMIT 1`,
  'withdrawal of a consent': (tx, { person, consent }) =>
    tx.$executeRaw`INSERT INTO consent (id, resident, purpose, text_version, given, withdraws, channel, account, unit_path)
      SELECT ${newId()}::uuid, ${person.resident}::uuid, 'x', d.id, false, ${consent}::uuid, 'web', app_account(), 'yunzhou/' FROM definition_version d LIMIT 1`,
  'copy of the data of a person': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO data_copy (id, account, resident, locale, until) VALUES (${newId()}::uuid, coalesce(app_account(), ${person.account}::uuid), ${person.resident}::uuid, 'en', now())`,
  'erasure of a person': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO erasure (id, account, resident, due_on) VALUES (${newId()}::uuid, coalesce(app_account(), ${person.account}::uuid), ${person.resident}::uuid, now())`,
  'search row about a person': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO lookup (kind, field, value, unit_path, subject) VALUES ('resident', 'name', 'x', 'yunzhou/', ${person.resident}::uuid)`,
  'draft of an account': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO draft (owner, service, version, channel, answers_enc, dies_at) SELECT ${person.account}::uuid, 'x', id, 'web', 'x', now() FROM definition_version LIMIT 1`,
  'file of an account': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO file (sha256, size, mime, storage_key, name_enc, owner, field) VALUES ('x', 1, 'x', 'x', 'x', ${person.account}::uuid, 'x')`,
  'row of an import': (tx, { appliedBatch }) =>
    tx.$executeRaw`INSERT INTO import_row (batch, no, state, row_enc) VALUES (${appliedBatch}::uuid, 900, 'ready', 'x')`,
  'import in the name of another': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO import_batch (account, unit_path, area, target, source, file, name_enc) VALUES (${person.account}::uuid, 'yunzhou/', 'yunzhou/', '', 'x', ${newId()}::uuid, 'x')`,
  'post for myself': (tx) =>
    tx.$executeRaw`INSERT INTO post (account, unit_path, role, "from") VALUES (app_account(), 'yunzhou/linjiang/wangjiang/hall/', 'clerk', now())`,
  'audit row in the name of another': (tx, { person }) =>
    tx.$executeRaw`INSERT INTO audit (account, channel, command, outcome) VALUES (${person.account}::uuid, 'web', 'x', 'done')`,
}

/** Number of rows changed, or `refused`. */
async function attempt(write: Write, things: Things, asker: Asker): Promise<number | 'refused'> {
  try {
    return Number(await transaction(asker.entry, ({ tx }) => write(tx, things)))
  } catch (problem) {
    expect(String((problem as Error).message)).toMatch(/row-level security|permission denied|not allowed/)
    return 'refused'
  }
}

/** To whom another street's things are foreign: not to district desks, and accounts not to those who keep them. */
const strangers = (asker: Asker) => asker.role !== 'checker' && !asker.role.endsWith('administrator')

describe('with the policy saying yes to everything', () => {
  it.each(Object.entries(changes))('nobody of another street changes %s', async (_, write) => {
    for (const asker of ground.askers.filter(strangers)) {
      const changed = await attempt(write, ground.things(asker, 'street'), asker)
      expect({ who: asker.name, changed: changed === 'refused' ? 0 : changed }).toEqual({ who: asker.name, changed: 0 })
    }
  })

  it.each(Object.entries(additions))('nobody of another street adds: %s', async (_, write) => {
    for (const asker of ground.askers.filter(strangers)) {
      const added = await attempt(write, ground.things(asker, 'street'), asker)
      expect({ who: asker.name, added }).toEqual({ who: asker.name, added: 'refused' })
    }
  })

  it.each(Object.entries({ ...changes, ...additions }))(
    'no resident touches what is another person’s: %s',
    async (_, write) => {
      const wang = ground.askers.find(({ kind }) => kind === 'person')
      if (!wang) throw new Error('no resident asks')
      expect([0, 'refused']).toContain(await attempt(write, ground.things(wang, 'other'), wang))
    },
  )

  it('only the worker acts for another account, and nobody takes back what another street knows', async () => {
    for (const asker of ground.askers) {
      const { person } = ground.things(asker, 'street')
      const enter = transaction(
        asker.entry,
        ({ tx }) => tx.$queryRaw`SELECT app_enter_for(${person.account}::uuid)::text`,
      )
      await expect(enter).rejects.toThrow('not allowed')
      if (!strangers(asker)) continue
      const told = [{ no: 1, subject: person.resident, unit: 'yunzhou/linjiang/wangjiang/', tie: 'hukou', facts: [] }]
      const take = transaction(
        asker.entry,
        ({ tx }) => tx.$queryRaw`SELECT no FROM registry_take_back(${JSON.stringify(told)}::jsonb)`,
      )
      await expect(take, asker.name).rejects.toThrow('not allowed')
    }
  })

  it('the statements themselves are right: the worker may carry each of them out', async () => {
    const [wang] = ground.askers.filter(({ kind }) => kind === 'person')
    if (!wang) throw new Error('no resident asks')
    for (const [name, write] of Object.entries({ ...changes, ...additions })) {
      // These two speak of who is signed in, and nobody is.
      if (['post for myself', 'file: take it'].includes(name)) continue
      const undo = new Error('undone')
      const done = await transaction({ as: 'worker' }, async ({ tx }) => {
        expect({ name, rows: Number(await write(tx, ground.things(wang, 'own'))) > 0 }).toEqual({ name, rows: true })
        throw undo
      }).catch((problem: unknown) => problem)
      expect(done).toBe(undo)
    }
  })
})
