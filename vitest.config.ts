import { defineConfig } from 'vitest/config'

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
