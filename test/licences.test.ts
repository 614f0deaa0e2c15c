import fs from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  readonly license?: string
  readonly dev?: boolean
}

/** Permissive ones, and those whose terms end at the file or library itself (MPL-2.0; the typeface's OFL). */
const ACCEPTED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT and ISC',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Unlicense',
])

/** Looked at one by one; the list may only shrink. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  'date-holidays': 'only compared with in a test; its holidays are CC-BY-3.0',
  elkjs: 'EPL-2.0, in the database tool’s own viewer, which we neither run nor change',
  'seq-queue': 'MIT by its LICENSE file, which its package.json does not say',
}

const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}
const locked = Object.entries(packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe('the licences of what the lockfile installs', () => {
  it('are accepted, or were looked at', () => {
    const others = locked.filter(
      ([path, { license = '' }]) => !ACCEPTED.has(license) && !LOOKED_AT[nameOf(path)],
    )
    expect(others.map(([path, { license }]) => `${nameOf(path)}: ${license ?? 'none'}`)).toEqual([])
  })

  it('were looked at for nothing that is no longer installed', () => {
    const names = new Set(locked.map(([path]) => nameOf(path)))
    expect(Object.keys(LOOKED_AT).filter(name => !names.has(name))).toEqual([])
  })
})
