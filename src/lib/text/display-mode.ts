/** How a page looks: `care` is 关怀版 (large text, large targets), `contrast` the high-contrast version. */
export const displayModes = ['normal', 'care', 'contrast'] as const

export type DisplayMode = (typeof displayModes)[number]

/** Whether an untrusted string names a display mode. */
export function isDisplayMode(value: unknown): value is DisplayMode {
  return displayModes.some((mode) => mode === value)
}
