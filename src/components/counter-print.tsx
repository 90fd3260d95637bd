'use client'

import { useEffect, useRef } from 'react'
import { buttonClass } from './ui/button-class'

/** Prints the page once when it arrives, and again when the button is pressed. Without script the browser's menu prints. */
export function CounterPrint({ label }: { label: string }) {
  const printed = useRef(false)
  useEffect(() => {
    const mark = `yk-printed:${location.pathname}`
    if (printed.current || sessionStorage.getItem(mark)) return
    printed.current = true
    sessionStorage.setItem(mark, '1')
    window.print()
  }, [])
  return (
    <button type="button" data-hotkey="p" onClick={() => window.print()} className={buttonClass('quiet')}>
      {label}
    </button>
  )
}
