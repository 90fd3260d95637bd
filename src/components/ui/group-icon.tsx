import { classList } from './class-list'

/** Each drawing is a soft area (`tint`) under a line, on a 32 × 32 grid. */
const drawings = {
  elder: {
    tint: 'M11.500 13.500l4-2.500 3 2.500 1 5.500-4.500 1.500z',
    line: 'M15 8.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM15.500 11c-3.500.5-5 4-5.500 8l3 2-1.500 8.500M13 21l4.500 2.500 1 6M15.500 11c1.500 3.500 3.500 5 6.500 5.500M22 15c2.500 0 2.500 2.500 2 4v10.500',
  },
  disabled: {
    tint: 'M12.500 28.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13z',
    line: 'M14 7.500a2.700 2.700 0 1 0 0-5.400 2.700 2.700 0 0 0 0 5.400zM14 11v8.500h7.500l4 8h2M14 14h6.500M10.700 15.700a7 7 0 1 0 9.300 8.300',
  },
  veteran: {
    tint: 'M16 29a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
    line: 'M16 29a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM16 15l1.600 3.400 3.700.4-2.700 2.500.7 3.700-3.300-1.900-3.300 1.900.7-3.700-2.700-2.500 3.700-.4zM10 12L7 3h5.500L16 11l3.500-8H25l-3 9',
  },
  child: {
    tint: 'M16 22a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17z',
    line: 'M16 22a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM12.800 12.700h.01M19.200 12.700h.01M12.800 16.800c1.800 1.700 4.600 1.700 6.400 0M16 5c-.8-1.300-.5-2.500 1-3M7.800 29.500c.8-3.200 3-5 5.200-5.800M24.200 29.500c-.8-3.200-3-5-5.200-5.800',
  },
  hardship: {
    tint: 'M16 18.500s-6.500-3.700-6.500-8.200A3.700 3.700 0 0 1 16 8a3.700 3.700 0 0 1 6.500 2.300c0 4.500-6.500 8.200-6.500 8.200z',
    line: 'M16 18.500s-6.500-3.700-6.500-8.200A3.700 3.700 0 0 1 16 8a3.700 3.700 0 0 1 6.500 2.300c0 4.500-6.500 8.200-6.500 8.200zM3.500 21.500h4l5 2h5c2 0 2 3 0 3h-5M18.500 24.500l7-3c2.300-.9 3.500 1.700 1.500 2.900l-8 4.800a5 5 0 0 1-3.500.3l-8-1.800h-4',
  },
  newcomer: {
    tint: 'M7 14.500L16 7l9 7.500V28H7z',
    line: 'M3.500 15.500L16 5l12.500 10.500M7 12.800V28h18V12.800M21.500 9.500V5.500h3.500v7M13 28v-7.500h6V28M16 12.500a1.700 1.700 0 1 0 0 3.400 1.700 1.700 0 0 0 0-3.400z',
  },
  work: {
    tint: 'M4 17.500h24V26H4z',
    line: 'M4 10.500h24V26a1.500 1.500 0 0 1-1.500 1.500h-21A1.500 1.500 0 0 1 4 26zM11.500 10.500V7a1.500 1.500 0 0 1 1.500-1.500h6A1.500 1.500 0 0 1 20.500 7v3.500M4 17.500h9.500M18.500 17.500H28M13.500 15.500h5v4h-5z',
  },
  organisation: {
    tint: 'M6 28V9.500L16 5l10 4.500V28z',
    line: 'M6 28V9.500L16 5l10 4.500V28M3 28h26M12.500 28v-5.500h7V28M11 13.500h.01M16 13.500h.01M21 13.500h.01M11 18h.01M16 18h.01M21 18h.01',
  },
} as const

export type GroupName = keyof typeof drawings

/** The drawing of a group of residents for the entrances of the home page. Decorative. */
export function GroupIcon({ name, className }: { name: GroupName; className?: string }) {
  const { tint, line } = drawings[name]
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className={classList('size-10 shrink-0', className)}>
      <path d={tint} className="fill-brand-line" fillOpacity="0.7" transform="translate(1.500 1.200)" />
      <path
        d={line}
        fill="none"
        className="stroke-brand"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
