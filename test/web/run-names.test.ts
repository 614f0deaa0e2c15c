import { expect, it } from 'vitest'
import { runNumber } from '../../web/src/pages/matching/run-names.ts'

it('numbers a term’s runs in the order that they were begun, however they are listed', () => {
  const run = (id: string, startedAt: string) => ({ id, startedAt, policy: 'no-one-outside' as const })
  const runs = [
    run('c', '2019-11-20T12:00:00Z'),
    run('a', '2019-11-18T09:00:00Z'),
    run('b', '2019-11-20T08:00:00Z'),
  ]
  expect(['a', 'b', 'c', 'other'].map(id => runNumber({ id }, runs))).toEqual([1, 2, 3, null])
})
