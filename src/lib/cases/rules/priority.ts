/** Age from which a person goes first (老年人权益保障法 art. 2: 60), and the bands that go before it. */
const bands = [
  [80, 30],
  [70, 20],
  [60, 10],
] as const

/** How far ahead a case goes in a desk's list among cases that are equally near to their limit: by the age of the person. */
export function priorityOf(age: unknown): number {
  if (typeof age !== 'number') return 0
  return bands.find(([from]) => age >= from)?.[1] ?? 0
}
