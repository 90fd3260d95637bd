import { describe, expect, it } from 'vitest'
import { staffLetters } from '@/components/staff-letters'

describe('letters of actions', () => {
  it('takes the first free letter of the action itself', () => {
    expect(staffLetters(['accept', 'ask_supplement', 'decline'])).toEqual({
      accept: 'A',
      ask_supplement: 'S',
      decline: 'D',
    })
  })

  it('never takes a key that pages use themselves, and gives no letter twice', () => {
    const letters = Object.values(staffLetters(['note', 'join', 'keep', 'inspect', 'note_again', 'notify']))
    expect(letters.filter((letter) => 'JKNI'.includes(letter))).toEqual([])
    expect(new Set(letters).size).toBe(letters.length)
  })

  it('leaves out actions when the alphabet is used up', () => {
    const many = Array.from({ length: 40 }, (_, at) => `action${at}`)
    expect(Object.keys(staffLetters(many)).length).toBeLessThan(26)
  })
})
