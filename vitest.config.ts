import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = {
  '@': resolve('src'),
  'server-only': resolve('tests/support/server-only.ts'),
}
const house = ['tests/architecture*.test.ts', 'tests/definitions*.test.ts']
const database = [
  'tests/db/**/*.test.ts',
  'tests/lib/**/*.db.test.ts',
  'tests/access-matrix*.test.ts',
  'tests/migrations*.test.ts',
  'tests/faults/**/*.test.ts',
  'tests/bench/**/*.test.ts',
  'tests/scan/plain-numbers.test.ts',
]
const common = { environment: 'node' as const, restoreMocks: true }

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { extends: true, test: { ...common, name: 'house', include: house } },
      {
        extends: true,
        test: {
          ...common,
          name: 'unit',
          include: ['tests/lib/**/*.test.{ts,tsx}', 'tests/scan/*.test.ts', 'tests/*.test.ts'],
          exclude: [...house, ...database],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'database',
          include: database,
          globalSetup: 'tests/support/global-database.ts',
          // One process a file: each has its own database and therefore its own settings and pool.
          pool: 'forks',
          // By itself vitest leaves one processor idle, which of two is half.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
