import { classList } from '../ui/class-list'

/** 一 over 口: a roof over a service window. The name stands beside it, so it is decorative. */
export function BrandMark({ className, onDeep }: { className?: string; onDeep?: boolean }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className={classList('shrink-0', className)}>
      <rect width="32" height="32" rx="8.500" className={onDeep ? 'fill-deep-lift' : 'fill-brand'} />
      <path
        d="M7.500 9h17M10.500 14.200h11v10h-11z"
        fill="none"
        className="stroke-brand-ink"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
