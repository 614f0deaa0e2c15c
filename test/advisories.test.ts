import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ADVISORIES, REVIEWED_ON, type Advisory } from './support/known-advisories.ts'

const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version?: string }>
}
const installed = Object.entries(packages).flatMap(([path, { version }]) =>
  path === '' || version === undefined
    ? []
    : [{ name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version }],
)

/** Negative when the first is older. What follows a hyphen makes a version older than the one without. */
function compare(one: string, other: string): number {
  const [a, b] = [one, other].map(text => text.split(/[-+]/)[0]!.split('.').map(Number)) as [
    number[],
    number[],
  ]
  const at = a.findIndex((part, index) => part !== b[index])
  if (at >= 0) return a[at]! - (b[at] ?? 0)
  return Number(other.includes('-')) - Number(one.includes('-'))
}

const isVulnerable = (version: string, { ranges }: Pick<Advisory, 'ranges'>) =>
  ranges.some(([from, before]) => compare(version, from) >= 0 && compare(version, before) < 0)

describe(`the advisories that are known here, as of ${REVIEWED_ON}`, () => {
  it('concern no version that the lockfile installs', () => {
    const found = ADVISORIES.flatMap(advisory =>
      installed
        .filter(({ name, version }) => name === advisory.name && isVulnerable(version, advisory))
        .map(({ name, version }) => `${advisory.id}: ${name} ${version}`),
    )
    expect(found).toEqual([])
  })

  it('are told apart by version', () => {
    const advisory = { ranges: [['8.2.0', '8.2.2']] } as const
    const versions = ['8.1.9', '8.2.0', '8.2.1', '8.2.2-beta.1', '8.2.2', '8.10.0', '10.0.0']
    expect(versions.filter(version => isVulnerable(version, advisory))).toEqual([
      '8.2.0',
      '8.2.1',
      '8.2.2-beta.1',
    ])
  })
})
