// Everything that must hold, one step after the other; a step that fails doesn't hide the next. Installs nothing.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureBuilt, root } from './setup.mjs'

const bin = (/** @type {string} */ name) => path.join(root, 'node_modules/.bin', name)
/** Where Vitest writes what failed, so that it can be told again at the end. */
const failuresFile = path.join(os.tmpdir(), `vfu-check-${process.pid}`)
const vitest = (/** @type {string[]} */ ...projects) => [
  'run',
  ...projects.flatMap(project => ['--project', project]),
  '--reporter=default',
  '--reporter=./scripts/failures-reporter.mjs',
]

ensureBuilt()
/** @type {[string, string, string[]][]} */
const STEPS = [
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the client', bin('tsc'), ['-p', 'web/tsconfig.json']],
  ['lint', bin('oxlint'), ['--type-aware', '--quiet', '--deny-warnings']],
  ['format', bin('prettier'), ['--check', '.', '--log-level', 'warn']],
  ['schema and migrations', bin('tsx'), ['scripts/migrations.ts', 'check']],
  ['conventions and unit tests', bin('vitest'), vitest('unit')],
  ['database and API tests', bin('vitest'), vitest('api')],
  ['dates in other time zones', bin('vitest'), vitest('west', 'east')],
  ['browser tests', bin('vitest'), vitest('browser')],
]
const only = process.argv.slice(2)
const results = STEPS.filter(([name]) => only.length === 0 || only.some(word => name.includes(word))).map(run)

process.stdout.write('\n')
for (const { name, passed, seconds, failures } of results) {
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${seconds.toFixed(1).padStart(6)} s  ${name}\n`)
  for (const failure of failures) process.stdout.write(`          ${failure}\n`)
}
const failed = results.filter(({ passed }) => !passed).length
process.stdout.write(`check: ${results.length - failed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

/** @param {[string, string, string[]]} step */
function run([name, command, args]) {
  process.stdout.write(`\n── ${name}\n`)
  const begun = performance.now()
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TZ: 'UTC', CHECK_FAILURES: failuresFile },
  })
  if (error) process.stderr.write(`${error.message}\n`)
  return { name, passed: status === 0, seconds: (performance.now() - begun) / 1000, failures: failures() }
}

/** What the step's Vitest, if it ran one, saw fail: see failures-reporter.mjs. */
function failures() {
  if (!fs.existsSync(failuresFile)) return []
  const lines = fs.readFileSync(failuresFile, 'utf8').split('\n').filter(Boolean)
  fs.rmSync(failuresFile)
  return lines
}
