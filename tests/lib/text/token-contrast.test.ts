import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../src/app/globals.css', import.meta.url), 'utf8')

type Tokens = Record<string, string>

/** The colours that the rules for one selector set. */
function colours(selector: string): Tokens {
  const blocks = css.split('}').filter((block) => block.split('{')[0]?.trim().endsWith(selector))
  return Object.fromEntries(
    blocks.flatMap((block) => [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]])),
  )
}

/** Relative luminance and contrast of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const normal = colours(':root')
const modes: [string, Tokens][] = [
  ['normal', normal],
  ['care', { ...normal, ...colours('[data-mode="care"]') }],
  ['contrast', { ...normal, ...colours('[data-mode="contrast"]') }],
]

const text = {
  ink: 'paper card sunk brand-soft seal-soft amber-soft green-soft red-soft',
  'ink-soft': 'paper card sunk brand-soft seal-soft',
  'ink-faint': 'paper card sunk brand-soft',
  brand: 'paper card sunk brand-soft',
  'brand-deep': 'brand-soft card',
  'brand-ink': 'brand brand-hover brand-deep deep-lift',
  'on-deep': 'brand-deep deep-lift',
  'on-deep-soft': 'brand-deep',
  seal: 'paper card seal-soft',
  green: 'paper card green-soft',
  amber: 'paper card amber-soft',
  red: 'paper card red-soft',
  black: 'paper card black-soft',
}

const shapes = {
  field: 'paper card sunk',
  focus: 'paper card sunk brand-soft',
  'focus-deep': 'brand-deep deep-lift',
  'green-mark': 'card',
  'amber-mark': 'card',
}

function pairs(table: Record<string, string>): [string, string][] {
  return Object.entries(table).flatMap(([front, backs]) =>
    backs.split(' ').map((back): [string, string] => [front, back]),
  )
}

describe.each(modes)('colours in %s mode', (mode, tokens) => {
  it.each(pairs(text))('text %s on %s reads at 4.5 to 1', (front, back) => {
    const least = mode === 'contrast' ? 7 : 4.5
    expect(contrast(tokens[front] ?? '', tokens[back] ?? '')).toBeGreaterThanOrEqual(least)
  })

  it.each(pairs(shapes))('shape %s on %s shows at 3 to 1', (front, back) => {
    expect(contrast(tokens[front] ?? '', tokens[back] ?? '')).toBeGreaterThanOrEqual(3)
  })
})

it('changes colours in both special modes', () => {
  expect(Object.keys(colours('[data-mode="care"]'))).toContain('ink-soft')
  expect(Object.keys(colours('[data-mode="contrast"]')).length).toBeGreaterThan(15)
})
