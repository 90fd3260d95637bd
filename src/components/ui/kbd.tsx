/** A key of the keyboard. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-block min-w-[1.8em] rounded-[0.35rem] border border-b-2 border-line-strong bg-card px-[0.45em] py-px text-center font-mono text-tiny/[1.5] font-semibold text-ink-soft print:hidden">
      {children}
    </kbd>
  )
}
