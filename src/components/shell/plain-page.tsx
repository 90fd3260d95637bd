import type { ReactNode } from 'react'
import { BrandMark } from './brand-mark'

type PlainPageProps = { title: string; name: string; children: ReactNode; aside?: ReactNode }

/** A page that needs nothing: errors, sign-in, a closed door. No data, no script, no session. */
export function PlainPage({ title, name, children, aside }: PlainPageProps) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-form flex-col px-4 py-8">
      <header>
        <a href="/" className="inline-flex min-h-target items-center gap-3 text-h3 font-semibold text-ink no-underline">
          <BrandMark className="size-10" />
          {name}
        </a>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mt-8 rounded-card border border-line bg-card p-6 shadow-card outline-none sm:p-9"
      >
        <h1 className="text-h1">{title}</h1>
        <div className="mt-3 grid gap-4">{children}</div>
      </main>
      {aside && <footer className="mt-6 text-small text-ink-soft">{aside}</footer>}
    </div>
  )
}
