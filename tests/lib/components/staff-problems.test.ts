import { describe, expect, it } from 'vitest'
import { typedOf, typedRows } from '@/components/staff-problems'

describe('what came back with a refused staff form', () => {
  it('gives the inputs of one part without its first word', () => {
    expect(typedOf({ 'form.a': '1', 'party.b': '2', formal: '3' }, 'form')).toEqual({ a: '1' })
    expect(typedOf(undefined, 'form')).toEqual({})
  })

  it('knows the button that adds a row, and keeps what was typed', () => {
    expect(typedRows({ _add: 'asked.items', 'asked.items.0.what': 'x' })).toEqual({
      values: { 'asked.items.0.what': 'x' },
      rows: true,
    })
  })

  it('takes out the row whose button was pressed and moves the others up', () => {
    const typed = { _remove: 'asked.items.0', 'asked.items.0.what': 'x', 'asked.items.1.what': 'y' }
    expect(typedRows(typed)).toEqual({ values: { 'asked.items.0.what': 'y' }, rows: true })
  })

  it('is an ordinary refusal otherwise', () => {
    expect(typedRows({ action: 'accept' })).toEqual({ values: { action: 'accept' }, rows: false })
  })
})
