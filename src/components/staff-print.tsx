'use client'

import { buttonClass } from './ui/button-class'

/** Prints the page; without script the browser's menu does. */
export function StaffPrint({ label }: { label: string }) {
  return (
    <button type="button" data-hotkey="p" onClick={() => window.print()} className={buttonClass('quiet')}>
      {label}
    </button>
  )
}
