import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Only the migration commands connect; they are given a database of their own by scripts/migrations.mjs.
  datasource: { url: process.env['VFU_MIGRATION_URL'] ?? 'postgresql://nobody@localhost/none' },
})
