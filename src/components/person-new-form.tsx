'use client'

import { type KeyboardEvent, useState } from 'react'
import { type FieldError, type Resolver, useForm } from 'react-hook-form'
import { identifyPerson } from '@/lib/registry/identify-person'
import { readCard } from '@/lib/registry/people/read-card'
import { PersonNewField } from './person-new-field'
import { buttonClass } from './ui/button-class'

type Word =
  | (
      | 'reader'
      | 'readerHint'
      | 'papers'
      | 'papersYes'
      | 'papersNo'
      | 'papersNoHint'
      | 'id'
      | 'idHint'
      | 'name'
      | 'nameHint'
    )
  | ('birth' | 'birthHint' | 'sex' | 'male' | 'female' | 'phone' | 'phoneHint' | 'send' | 'sending' | 'failed')
  | ('confirm' | 'required' | 'optional' | 'error' | 'wrongDigit' | 'missing')
export type PersonNewWords = Record<Word, string>
type At = PersonNewFormProps['at']
type Values = Record<'cardLine' | 'papers' | 'idNumber' | 'name' | 'birth' | 'sex' | 'phone', string>
type PersonNewFormProps = {
  words: PersonNewWords
  values: Record<string, string>
  errors: Record<string, string>
  keyOf: string
  /** Somebody may be the same person: the button says that it is somebody else. */
  confirm: boolean
  /** Where the work goes on: at the counter that asked, or on the page of the person. */
  at: 'counter' | 'people'
}
type Answer = { to?: string; error?: { message: string; problems: { name: string; message: string }[] } }

/** Says at once what needs no server: a missing name, a number in which a digit is wrong. */
function checked(values: Values, words: PersonNewWords): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {}
  if (values.cardLine.trim() !== '') return errors
  const say = (name: string, message: string) => {
    errors[name] = { type: 'checked', message }
  }
  const number = identifyPerson(values.idNumber)
  if (values.name.trim() === '') say('name', words.missing)
  if (values.papers === 'no' && values.birth.trim() === '') say('birth', words.missing)
  if (values.papers === 'no' && values.sex === '') say('sex', words.missing)
  if (values.papers !== 'no' && values.idNumber.trim() === '') say('idNumber', words.missing)
  else if (values.papers !== 'no' && !number.ok && number.reason === 'CHECK_DIGIT') say('idNumber', words.wrongDigit)
  return errors
}

async function post(values: Values & { confirmed: string; at: At }, key: string): Promise<Answer> {
  const filled = Object.fromEntries(Object.entries(values).filter(([, text]) => text !== ''))
  const answer = await fetch('/do/add-person', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': key },
    body: JSON.stringify(filled),
  })
  return (await answer.json()) as Answer
}

/**
 * Adding a person by hand or by card reader. Posts the same command with and without script: a plain form to the door, or
 * JSON, which says what is wrong at each field without leaving the page. A read card fills the boxes and waits.
 */
export function PersonNewForm({ words, values, errors, keyOf, confirm, at }: PersonNewFormProps) {
  const [failed, setFailed] = useState('')
  const resolver: Resolver<Values> = async (typed) => {
    const found = checked(typed, words)
    return Object.keys(found).length > 0 ? { values: {}, errors: found } : { values: typed, errors: {} }
  }
  const form = useForm<Values>({ defaultValues: values as Values, resolver, shouldFocusError: true })
  const { register, setValue, setError, handleSubmit, formState } = form
  const send = handleSubmit(async (typed) => {
    setFailed('')
    try {
      const { to, error } = await post({ ...typed, confirmed: confirm ? 'yes' : 'no', at }, keyOf)
      for (const each of error?.problems ?? []) setError(each.name as keyof Values, { message: each.message })
      if (to) location.assign(to)
      else if (!error || error.problems.length === 0) setFailed(error?.message ?? words.failed)
    } catch {
      setFailed(words.failed)
    }
  })
  const read = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    const card = readCard(event.currentTarget.value)
    if (!card) return
    const told = { name: card.name, idNumber: card.idNumber, birth: card.birth ?? '', sex: card.sex ?? '' }
    for (const [name, text] of Object.entries(told)) setValue(name as keyof Values, text, { shouldValidate: true })
    document.getElementById('phone')?.focus()
  }
  const field = (name: keyof Values, label: Word, hint?: Word) => ({
    ...{ id: name, label: words[label], hint: hint && words[hint], words },
    error: formState.errors[name]?.message ?? (formState.isSubmitted ? '' : errors[name]),
    ...{ input: register(name), value: values[name] ?? '' },
  })
  return (
    <form method="post" action="/do/add-person" onSubmit={send} noValidate className="grid gap-4">
      <input type="hidden" name="_key" value={keyOf} />
      <input type="hidden" name="_back" value="/registers/people/new" />
      <input type="hidden" name="at" value={at} />
      <input type="hidden" name="confirmed" value={confirm ? 'yes' : 'no'} />
      <p role="alert" className="font-semibold text-red empty:hidden">
        {failed}
      </p>
      <PersonNewField {...field('cardLine', 'reader', 'readerHint')} onKeyDown={read} />
      <PersonNewField
        {...field('papers', 'papers', 'papersNoHint')}
        choices={{ yes: words.papersYes, no: words.papersNo }}
      />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <PersonNewField {...field('idNumber', 'id', 'idHint')} />
        <PersonNewField {...field('name', 'name', 'nameHint')} required />
        <PersonNewField {...field('birth', 'birth', 'birthHint')} />
        <PersonNewField {...field('sex', 'sex')} choices={{ '': '—', '1': words.male, '2': words.female }} />
        <PersonNewField {...field('phone', 'phone', 'phoneHint')} type="tel" />
      </div>
      <p>
        <button type="submit" data-main disabled={formState.isSubmitting} className={buttonClass()}>
          {formState.isSubmitting ? words.sending : confirm ? words.confirm : words.send}
        </button>
      </p>
    </form>
  )
}
