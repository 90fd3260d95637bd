import { describe, expect, it } from 'vitest'
import { type Actor, type ActorPost, actorWithoutSession } from '@/lib/kernel/actor'
import { can, permissions } from '@/lib/kernel/policy'

const street = 'city/district/street/'
const desk = `${street}hall/`

function post(given: Partial<ActorPost>): ActorPost {
  return {
    id: 'p',
    role: 'r',
    unit: desk,
    parent: street,
    reach: 'unit',
    level: 4,
    grants: ['case.read'],
    home: 'office',
    ...given,
  }
}

function staff(...posts: ActorPost[]): Actor {
  return { ...actorWithoutSession('public'), kind: 'staff', account: 'a', posts }
}

function person(given: Partial<Actor> = {}): Actor {
  const grants = ['case.read', 'draft.edit']
  return {
    ...actorWithoutSession('public'),
    kind: 'person',
    account: 'a',
    persons: ['me'],
    posts: [post({ unit: null, parent: null, reach: 'own', grants })],
    ...given,
  }
}

describe('can', () => {
  it('lets a visitor do only what everybody may', () => {
    const open = permissions.filter((permission) => can(actorWithoutSession('public'), permission))
    expect(open).toEqual(['notice.read', 'paper.check', 'service.read', 'session.start', 'settings.display'])
  })

  it('lets a resident read what concerns them or their principals, and nothing else', () => {
    expect(can(person(), 'case.read', { parties: ['me', 'other'], unitPath: street, sharedWith: [desk] })).toBe(true)
    expect(can(person(), 'case.read', { parties: ['other'], unitPath: street, sharedWith: [desk] })).toBe(false)
    expect(can(person({ persons: ['me', 'mother'] }), 'case.read', { parties: ['mother'] })).toBe(true)
  })

  it('lets an officer see what was given to the desk, not the whole street', () => {
    const officer = staff(post({ reach: 'unit' }))
    expect(can(officer, 'case.read', { unitPath: street, sharedWith: [desk], parties: [] })).toBe(true)
    expect(can(officer, 'case.read', { unitPath: street, sharedWith: [], parties: [] })).toBe(false)
  })

  it('lets a clerk see the street that the desk hangs on, not the next one', () => {
    const clerk = staff(post({ reach: 'subtree' }))
    expect(can(clerk, 'case.read', { unitPath: `${street}community/`, sharedWith: [], parties: [] })).toBe(true)
    expect(can(clerk, 'case.read', { unitPath: 'city/district/street-two/', sharedWith: [], parties: [] })).toBe(false)
  })

  it('asks the post that grants the permission, not another of the same person', () => {
    const both = staff(
      post({ reach: 'subtree', grants: ['inbox.read'] }),
      post({ unit: 'city/x/', parent: 'city/', reach: 'unit' }),
    )
    expect(can(both, 'case.read', { unitPath: street, sharedWith: [], parties: [] })).toBe(false)
  })

  it('keeps what is above the level of the post', () => {
    expect(can(staff(post({ level: 2 })), 'case.read', { unitPath: desk, level: 3 })).toBe(false)
  })
})
