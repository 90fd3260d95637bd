import { classList } from './class-list'

/** Line drawings on a 24 × 24 grid, in the colour of the text around them. */
const drawings = {
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  progress: 'M12 21a9 9 0 1 1 9-9M12 7v5l3.5 2M15.5 19l2 2 4-4.500',
  person: 'M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.9-4 3.900-6 7.500-6s6.600 2 7.500 6',
  search: 'M10.500 17.500a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15.700 15.700L21 21',
  menu: 'M4 6.500h16M4 12h16M4 17.500h16',
  close: 'M6 6l12 12M18 6L6 18',
  language:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.300 9.500h17.400M3.300 14.500h17.400M12 3c-5 5.500-5 12.500 0 18M12 3c5 5.500 5 12.500 0 18',
  text: 'M3 19L8.500 5h1L15 19M5 14.500h8M15.500 19l3-8h1l3 8M16.800 16.500h4.400',
  phone:
    'M6.500 3.500h3l1.500 4.500-2 1.500a12 12 0 0 0 5.500 5.500l1.500-2 4.500 1.500v3a2 2 0 0 1-2.200 2C10.500 18.800 5.200 13.500 4.500 5.700a2 2 0 0 1 2-2.200z',
  camera: 'M4 8h3.500L9 5.500h6L16.500 8H20v11.500H4zM12 17a3.700 3.700 0 1 0 0-7.400 3.700 3.700 0 0 0 0 7.400z',
  upload: 'M12 15.500V4M7.500 8L12 3.500 16.500 8M4 15v5h16v-5',
  document: 'M6 3h8l4.500 4.500V21H6zM13.500 3v5h5M9 12.500h6M9 16.500h6',
  print: 'M7 8.500V3.500h10v5M7 17H3.500V8.500h17V17H17M7 13.500h10v7H7z',
  calendar: 'M4 6h16v14.500H4zM4 10.500h16M8.500 3v5M15.500 3v5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.200l3.500 2',
  check: 'M4.500 12.500l5 5L19.500 7',
  alert: 'M12 3.500L2.500 20h19zM12 10v4.500M12 17.300h.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.500h.01',
  forward: 'M9.500 5.500L16 12l-6.500 6.500',
  back: 'M14.500 5.500L8 12l6.500 6.500',
  down: 'M5.500 9.500L12 16l6.500-6.500',
  plus: 'M12 5v14M5 12h14',
  flag: 'M6 21V4h12l-2.500 4.500L18 13H6',
  seal: 'M12 3l7 3v5.500c0 4.500-3 7.500-7 9.500-4-2-7-5-7-9.500V6zM8.800 12l2.300 2.300 4.200-4.500',
} as const

export type IconName = keyof typeof drawings

/** A decorative line icon; the words beside it carry the meaning, so screen readers skip it. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      className={classList('inline-block size-[1.25em] shrink-0 align-[-0.22em]', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
