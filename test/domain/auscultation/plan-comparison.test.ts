import { describe, expect, it } from 'vitest'
import { changedSessions } from '../../../src/domain/auscultation/plan-comparison.ts'
import type { Session } from '../../../src/domain/auscultation/plan-file.ts'
import { buildPilot } from '../../support/build-pilot.ts'

const session = (id: string, changes: Partial<Session> = {}): Session => ({
  id,
  module: 'a',
  groups: ['g'],
  day: '2020-03-09',
  passes: ['p1'],
  venue: 'v',
  hosts: ['h'],
  ...changes,
})

describe('two plans compared', () => {
  it('tell what changed and whom it touches, in the order of time', () => {
    const before = [
      session('same', { hosts: ['h', 'i'] }),
      session('gone', { day: '2020-03-12' }),
      session('led', { day: '2020-03-11', hosts: ['ill'] }),
      session('moved', { passes: ['p4'] }),
    ]
    const after = [
      session('new', { day: '2020-03-13' }),
      session('led', { day: '2020-03-11', hosts: ['well'] }),
      session('moved', { passes: ['p2'], venue: 'w' }),
      session('same', { hosts: ['i', 'h'] }),
    ]
    const changes = changedSessions(buildPilot(), before, after)
    expect(changes.map(({ id, changes: kinds, hosts }) => [id, kinds, hosts])).toEqual([
      ['moved', ['time', 'venue'], ['h']],
      ['led', ['hosts'], ['ill', 'well']],
      ['gone', ['gone'], ['h']],
      ['new', ['added'], ['h']],
    ])
  })
})
