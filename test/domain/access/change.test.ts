import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { actorOf, type RoleKind } from '../../../src/domain/access/actor.ts'
import { changeSchema, HEARD, mayHear } from '../../../src/domain/access/change.ts'

const ME = randomUUID()
const role = (kind: RoleKind, districtId: string | null = null, universityId: string | null = null) =>
  actorOf(ME, [{ kind, districtId, universityId }])

const ACTORS = {
  central: role('central'),
  farsta: role('district', 'farsta'),
  bromma: role('district', 'bromma'),
  SU: role('university', null, 'SU'),
  ESB: role('university', null, 'ESB'),
  'teacher at SU': role('teacher', null, 'SU'),
  nobody: actorOf(ME, []),
}

/** Everything is Farsta's and SU's. */
const facts = { districtIds: ['farsta'], universityIds: ['SU'] }

const HEARERS: Readonly<Record<(typeof HEARD)[number] | 'access', readonly (keyof typeof ACTORS)[]>> = {
  run: ['central'],
  reasons: ['central'],
  plan: ['central'],
  progress: ['central'],
  mail: ['central'],
  term: ['central', 'farsta', 'bromma', 'SU', 'ESB', 'teacher at SU'],
  offers: ['central', 'farsta'],
  students: ['central', 'SU'],
  placements: ['central', 'farsta', 'SU'],
  pilot: ['central', 'farsta', 'SU', 'teacher at SU'],
  access: [],
}

describe('who hears of a change', () => {
  it.each(Object.entries(HEARERS))('about %s is decided by whose it is', (about, hearers) => {
    const change = changeSchema.parse({ about, ...facts })
    const heard = Object.entries(ACTORS).filter(([, actor]) => mayHear(actor, change))
    expect(heard.map(([name]) => name)).toEqual(hearers)
  })

  it('has an answer for everything that can be heard of', () => {
    expect(Object.keys(HEARERS).toSorted()).toEqual([...HEARD, 'access'].toSorted())
  })

  it('of somebody’s import is that person alone, central not among the others', () => {
    const mine = changeSchema.parse({ about: 'progress', personId: ME })
    const anothers = changeSchema.parse({ about: 'progress', personId: randomUUID() })
    for (const actor of Object.values(ACTORS)) {
      expect(mayHear(actor, mine)).toBe(true)
      expect(mayHear(actor, anothers)).toBe(false)
    }
  })

  it('of a placement that no university may see yet is its district, beside central', () => {
    const hidden = changeSchema.parse({ about: 'placements', districtIds: ['farsta'] })
    const heard = Object.entries(ACTORS).filter(([, actor]) => mayHear(actor, hidden))
    expect(heard.map(([name]) => name)).toEqual(['central', 'farsta'])
  })
})
