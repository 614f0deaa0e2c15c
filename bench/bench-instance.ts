import { readFileSync } from 'node:fs'
import type { Instance } from '../src/domain/matching/instance.ts'
import { parseInstance } from '../src/domain/matching/instance.ts'
import { bigInstance } from '../test/support/big-instance.ts'

/** The instance that a subject names: a number of students, `1000x500` with half as many offers, or a file. */
export function benchInstance(source: string): Instance {
  const size = /^(\d+)(x\d+)?$/.exec(source)
  if (size) return bigInstance(Number(size[1]), 1, { twoPlacesEach: size[2] !== undefined })
  const parsed = parseInstance(JSON.parse(readFileSync(source, 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.instance
}
