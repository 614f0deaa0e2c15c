// Runs Prisma's command line with the schema engine from npm, so that nothing is downloaded at run time.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string[]} args @param {string} [url] @returns {{ status: number | null, stdout: string, stderr: string }} */
export function prisma(args, url) {
  return spawnSync(process.execPath, [path.join(root, 'node_modules/prisma/build/index.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...(url && { VFU_MIGRATION_URL: url }),
      PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'scripts/prisma-schema-engine.mjs'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
}
