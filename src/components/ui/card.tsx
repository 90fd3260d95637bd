import type { ReactNode } from 'react'
import { classList } from './class-list'

type CardProps = {
  children: ReactNode
  title?: ReactNode
  /** Said small beside the title. */
  aside?: ReactNode
  /** `seal` marks what needs the reader, `sunk` steps back. */
  tone?: 'plain' | 'seal' | 'brand' | 'sunk'
  level?: 2 | 3
  id?: string
  className?: string
}

const tones = {
  plain: 'border-line bg-card',
  seal: 'border-line border-l-[5px] border-l-seal bg-card',
  brand: 'border-brand-line bg-brand-soft',
  sunk: 'border-line bg-sunk',
} as const

/** A sheet of paper on the page: a section with its heading when `title` is given. */
export function Card({ children, title, aside, tone = 'plain', level = 2, id, className }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section
      id={id}
      className={classList('min-w-0 rounded-card border p-pad shadow-card print:shadow-none', tones[tone], className)}
    >
      {title !== undefined && (
        <Heading className={classList('mb-2', level === 2 ? 'text-h2' : 'text-h3')}>
          {title}
          {aside !== undefined && <span className="ml-2 text-small font-normal text-ink-soft">{aside}</span>}
        </Heading>
      )}
      {children}
    </section>
  )
}
