'use client'

import { useEffect, useRef, useState } from 'react'
import { buttonClass } from './ui/button-class'

export type Hint = { keys: string[]; label: string }
export type HotkeyWords = { title: string; close: string; on: string; off: string; state: string }

const stored = 'yk-hotkeys'
const typing = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]'

/** Composition of pinyin: the Enter that picks a candidate says 229 in browsers that end the composition first. */
const composing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229

const isOff = () => {
  try {
    return localStorage.getItem(stored) === 'off'
  } catch {
    return false
  }
}

function visible(element: HTMLElement): boolean {
  return element.getClientRects().length > 0
}

/** Opens what is folded, focuses what is asked first in it; follows links; focuses inputs and buttons. */
function use(element: HTMLElement): void {
  if (element instanceof HTMLAnchorElement) element.click()
  else if (element.tagName === 'SUMMARY') unfold(element)
  else element.focus()
  if (element instanceof HTMLInputElement) element.select()
}

function unfold(summary: HTMLElement): void {
  const folded = summary.closest('details')
  if (folded && !folded.open) summary.click()
  const first = folded?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select, button')
  const target = first ?? summary
  target.focus()
}

function move(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row-link]')].filter(visible)
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = rows[Math.max(0, Math.min(rows.length - 1, at === -1 && step < 0 ? 0 : at + step))]
  next?.focus()
}

function markRow(event: FocusEvent): void {
  for (const row of document.querySelectorAll('tr[data-here]')) {
    row.removeAttribute('aria-current')
    row.removeAttribute('data-here')
  }
  const target = event.target instanceof Element ? event.target.closest('[data-row-link]') : null
  const row = target?.closest('tr')
  row?.setAttribute('aria-current', 'true')
  row?.setAttribute('data-here', '')
}

/** Ctrl+Enter presses the main button of the form that the writer is in, or of the page. */
function submitMain(): void {
  const form = document.activeElement?.closest('form')
  const button =
    form?.querySelector<HTMLButtonElement>('button[data-main]') ??
    document.querySelector<HTMLButtonElement>('button[data-main]')
  button?.click()
}

function startWhereAsked(start: string | undefined): void {
  if (location.hash) return
  if (start) {
    document.querySelector<HTMLElement>(`[data-hotkey="${start}"]`)?.focus()
    return
  }
  const first = [...document.querySelectorAll<HTMLElement>('[data-first]')].find(visible)
  const inside = first?.matches('input, textarea, select, button, a')
    ? first
    : [...(first?.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea, select') ?? [])].find(
        (input) =>
          visible(input) && (input.type === 'radio' || input.type === 'checkbox' ? !input.checked : !input.value),
      )
  inside?.focus()
}

type HotkeysProps = {
  hints: Hint[]
  words: HotkeyWords
  /** The hotkey of what has the focus at first; without it the first open question of `data-first` has. */
  start?: string
}

/**
 * The keys of a staff page. Single letters work on elements that carry `data-hotkey`, never inside inputs and never while
 * characters are being composed; `?` shows them all and can switch them off (WCAG 2.1.4). J and K move between
 * `data-row-link`s. Without script everything is reached by mouse and Tab.
 */
export function Hotkeys({ hints, words, start }: HotkeysProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [off, setOff] = useState(false)
  useEffect(() => {
    setOff(isOff())
    startWhereAsked(start)
    const onKey = (event: KeyboardEvent) => {
      if (composing(event)) {
        if (event.key === 'Enter') event.preventDefault()
        return
      }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        return submitMain()
      }
      if (event.ctrlKey || event.metaKey || event.altKey || dialog.current?.open) return
      if (event.target instanceof Element && event.target.closest(typing)) return
      if (event.key === '?') return dialog.current?.showModal()
      if (isOff()) return
      const key = event.key.toLowerCase()
      if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1)
      const found = [...document.querySelectorAll<HTMLElement>('[data-hotkey]')].find(
        (element) => element.dataset.hotkey?.toLowerCase() === key && visible(element),
      )
      if (!found) return
      event.preventDefault()
      use(found)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('focusin', markRow)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('focusin', markRow)
    }
  }, [start])
  const toggle = () => {
    localStorage.setItem(stored, off ? 'on' : 'off')
    setOff(!off)
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby="hotkeys-title"
      className="m-auto w-[min(30rem,92vw)] rounded-card border border-line bg-card p-pad text-ink shadow-lift backdrop:bg-ink/40"
    >
      <h2 id="hotkeys-title" className="mb-2 text-h2">
        {words.title}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {hints.map((hint) => (
          <div key={hint.label} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt className="flex gap-1">
              {hint.keys.map((key) => (
                <kbd
                  key={key}
                  className="rounded-field border border-b-2 border-line-strong px-1.5 font-mono text-small"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{hint.label}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-small text-ink-soft">{words.state}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <button type="button" onClick={toggle} aria-pressed={!off} className={buttonClass('quiet')}>
          {off ? words.on : words.off}
        </button>
        <form method="dialog">
          <button type="submit" className={buttonClass('primary')}>
            {words.close}
          </button>
        </form>
      </div>
    </dialog>
  )
}
