import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/lib/catalogue/canonical-json'
import { closure } from '@/lib/catalogue/closure'
import { compileService } from '@/lib/catalogue/compile'
import { documentHash, lockOf } from '@/lib/catalogue/lock'
import type { Document } from '@/lib/catalogue/schema'
import { readBody, storeBody } from '@/lib/catalogue/stored-body'
import { changed, officeWith, smallGrant, smallOffice } from '../../support/small-office'

function compile(documents: readonly Document[] = smallOffice()) {
  return compileService({ service: smallGrant(documents), documents })
}

describe('compileService', () => {
  it('joins the workflow with its part and the item', () => {
    const item = compile()
    expect(item.rows.map((row) => row.action)).toEqual(
      'accept ask_supplement supply supply_late decline withdraw advised decide'.split(' '),
    )
    expect(item.with).toEqual({ paper: 'grant-paper', quick: false })
    expect(Object.keys(item.cast).sort()).toEqual(['adviser', 'clerk', 'kin', 'reviewer'])
    expect(Object.keys(item.forms).sort()).toEqual(['opinion', 'reason'])
  })

  it('derives where a case begins, goes first and ends', () => {
    const item = compile()
    expect(item.initial).toBe('received')
    expect(item.first).toBe('advice')
    expect(item.ends.sort()).toEqual(['declined', 'granted', 'refused', 'withdrawn'])
    expect(item.interrupts).toEqual(['supplement'])
    expect(item.open.sort()).toEqual(['advice', 'received', 'review', 'supplement'])
    expect(item.accepted.sort()).toEqual(['advice', 'review'])
  })

  it('resolves where rows start and clocks run and pause', () => {
    const item = compile()
    expect(item.rows.find((row) => row.action === 'withdraw')?.stages.sort()).toEqual(item.open.sort())
    expect(item.clocks.promised?.stages.sort()).toEqual(['advice', 'review'])
    expect(item.clocks.promised?.pausedIn).toEqual(['advice'])
    expect(item.rowsByStage.received).toEqual(['accept', 'ask_supplement', 'decline', 'withdraw'])
    expect(item.rowsByStage.granted).toEqual([])
  })

  it('merges a stage of a part word by word and replaces everything else by name', () => {
    const item = compile()
    expect(item.stages.received).toMatchObject({ holder: 'clerk', notice: { template: 'board' } })
    const own = compile(officeWith('service/small-grant', 'cast', { reviewer: { party: 'applicant' } }))
    expect(own.cast.reviewer).toEqual({ party: 'applicant' })
  })

  it('lets a workflow replace an action of a part in its place', () => {
    const workflow = smallOffice().find((one) => one.kind === 'workflow')
    if (workflow?.kind !== 'workflow') throw new Error('no workflow')
    const accept = { action: 'accept', label: '收下', by: ['clerk'], from: ['received'], to: 'review' }
    const item = compile(officeWith('workflow/grant', 'actions', [...workflow.actions, accept]))
    expect(item.rows[0]).toMatchObject({ action: 'accept', label: '收下', to: 'review' })
    expect(item.rows.filter((row) => row.action === 'accept')).toHaveLength(1)
  })

  it('begins at the first received or accepted stage, else at the first open one', () => {
    const stages = { waiting: { name: '等', phase: 'working' }, in: { name: '收', phase: 'received' } }
    const actions = [{ action: 'go', on: { child: 'small-grant' }, from: ['in'], to: 'waiting' }]
    const flow = (kept: object) => {
      const bare = { kind: 'workflow', key: 'grant', stages: kept, actions } as unknown as Document
      return smallOffice().map((one) => (one.kind === 'workflow' ? bare : one))
    }
    expect(compile(flow(stages)).initial).toBe('in')
    expect(compile(flow({ waiting: stages.waiting })).initial).toBe('waiting')
  })

  it('names all that the item reaches', () => {
    expect(compile().needs).toEqual({
      workflow: ['grant'],
      part: ['intake'],
      register: ['grants'],
      rates: ['grant-line'],
      codes: ['colour'],
      template: ['board', 'grant-paper', 'privacy', 'told'],
    })
  })

  it('says which workflow is missing', () => {
    const documents = smallOffice().filter((one) => one.kind !== 'workflow')
    expect(() => compile(documents)).toThrow('workflow/grant')
  })
})

describe('the lock', () => {
  const pinned = () => lockOf(smallGrant(), smallOffice())

  it('pins wording and leaves live what must stay live', () => {
    expect(closure(smallGrant(), smallOffice())).toEqual([
      'service/small-grant',
      'codes/colour',
      'part/intake',
      'template/board',
      'template/grant-paper',
      'template/privacy',
      'template/told',
      'workflow/grant',
    ])
  })

  it('changes with a text that the item reaches, not with a rate or a role', () => {
    const with1 = (name: string, path: string, value: unknown) => {
      const documents = officeWith(name, path, value)
      return lockOf(smallGrant(documents), documents).hash
    }
    expect(with1('codes/colour', 'codes[0].label', '赤')).not.toBe(pinned().hash)
    expect(with1('part/intake', 'stages.received.name', '收件')).not.toBe(pinned().hash)
    expect(with1('rates/grant-line', 'rows[0].value', 200)).toBe(pinned().hash)
    expect(with1('roles/roles', 'roles[0].name', '柜台')).toBe(pinned().hash)
  })

  it('does not depend on the order of words, but on the order of stages and lists', () => {
    expect(canonicalJson({ b: 1, a: [2, { d: null, c: undefined }] })).toBe('{"a":[2,{"d":null}],"b":1}')
    expect(canonicalJson({ stages: { b: 1, a: 1 } })).not.toBe(canonicalJson({ stages: { a: 1, b: 1 } }))
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
  })

  it('is a SHA-256 over the canonical text', () => {
    expect(documentHash(smallGrant())).toMatch(/^[0-9a-f]{64}$/)
    expect(documentHash(changed(smallGrant(), 'fee', '免费'))).not.toBe(documentHash(smallGrant()))
  })

  it('is stored as text, so that the order of stages survives a database', () => {
    const workflow = smallOffice().find((one) => one.kind === 'workflow') as Document
    const read = readBody(JSON.parse(JSON.stringify(storeBody(workflow))))
    expect(JSON.stringify(read)).toBe(JSON.stringify(workflow))
    expect(() => readBody({ text: '{"kind":"codes"}' })).toThrow('schema')
  })
})
