// What a run of Vitest saw fail, a line each, in the file that CHECK_FAILURES names: check.mjs tells it again at its end.
import fs from 'node:fs'

/** @import { Reporter } from 'vitest/node' */

/** @implements {Reporter} */
export default class FailuresReporter {
  /** @type {NonNullable<Reporter['onTestRunEnd']>} */
  onTestRunEnd(modules, unhandledErrors) {
    const lines = modules.flatMap(module => [
      ...module.errors().map(error => told(module.relativeModuleId, error)),
      ...[...module.children.allTests('failed')].map(test =>
        told(`${module.relativeModuleId}: ${test.fullName}`, test.result().errors?.[0]),
      ),
    ])
    const file = process.env['CHECK_FAILURES']
    const all = [...lines, ...unhandledErrors.map(error => told('outside any test', error))]
    if (file) fs.writeFileSync(file, all.map(line => `${line}\n`).join(''))
  }
}

/** @type {(where: string, error?: { message: string }) => string} */
const told = (where, error) => `${where}: ${error?.message.split('\n')[0] ?? ''}`
