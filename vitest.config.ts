import { defineConfig } from 'vitest/config'

/** What shows or computes a date, and must do so wherever the server stands. */
const DATES = [
  'test/zone.test.ts',
  'test/domain/{calendar,terms}/*.test.ts',
  'test/domain/import/cell-parsers.test.ts',
  'test/adapters/ical/*.test.ts',
  'test/copy/*.test.ts',
  'test/web/format.test.ts',
  'test/features/{reminders,occasions}/*.test.ts',
  'test/adapters/db/database.test.ts',
]

/** The dates' tests on a server in another part of the world. */
const elsewhere = (name: string, TZ: string) => ({
  extends: true as const,
  test: { name, include: DATES, env: { TZ }, globalSetup: ['test/support/database-server.ts'] },
})

export default defineConfig({
  test: {
    env: { TZ: 'UTC' },
    setupFiles: ['test/support/fail-on-console-error.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{domain,adapters,ports,cli,http,copy,web}/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['test/adapters/db/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          include: ['test/features/**/*.test.ts', 'test/adapters/db/**/*.test.ts'],
          globalSetup: ['test/support/database-server.ts'],
        },
      },
      elsewhere('west', 'America/New_York'),
      elsewhere('east', 'Asia/Kolkata'),
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
