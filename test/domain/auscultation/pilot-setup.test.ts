import { describe, expect, it } from 'vitest'
import { parsePilot } from '../../../src/domain/auscultation/pilot.ts'
import {
  daysOfWeek,
  pilotOf,
  setupGaps,
  type PilotSetup,
} from '../../../src/domain/auscultation/pilot-setup.ts'

const setup: PilotSetup = {
  id: 'pilot',
  weeks: ['2020-W11'],
  dayCount: { minimum: 1, maximum: 5, wanted: 1 },
  passes: [{ key: 'fm1', startsAt: '09:00', endsAt: '10:30' }],
  modules: [
    {
      id: 'm',
      name: 'Samtal',
      audience: 'group',
      passes: 1,
      hosts: { staff: 0, termFive: 1, teacher: 0 },
      position: 'any',
      venueId: null,
    },
  ],
  venues: [{ id: 'v', districtId: 'farsta', seats: 8, absences: [{ on: '2020-03-10', pass: 'fm1' }] }],
  hosts: [
    {
      id: 'h',
      kind: 'termFive',
      districtId: 'farsta',
      moduleIds: ['m'],
      maximumSessions: 2,
      absences: [],
      placement: { fromOn: '2020-03-10', toOn: '2020-03-11' },
    },
  ],
  groups: [
    { id: 'g', districtId: 'farsta', studentIds: ['s'] },
    { id: 'empty', districtId: 'farsta', studentIds: [] },
  ],
}
const none = { ungrouped: 0, unasked: 0 }

describe('a set-up as the planner takes it', () => {
  it('is a pilot without faults, in which hosts and venues go by their ids', () => {
    const parsed = parsePilot(pilotOf(setup))
    if (!parsed.ok) throw new Error(parsed.faults.map(({ text }) => text).join(' '))
    expect(parsed.pilot.hosts.map(({ name }) => name)).toEqual(['h'])
    expect(parsed.pilot.venues.map(({ name }) => name)).toEqual(['v'])
  })

  it('leaves out groups without students', () => {
    expect(pilotOf(setup).districts).toEqual([{ id: 'farsta', groups: [{ id: 'g', students: ['s'] }] }])
  })

  it('keeps a term-five student away outside the days of the placement (A9)', () => {
    const [host] = pilotOf(setup).hosts
    expect(host?.unavailable).toEqual([{ day: '2020-03-09' }, { day: '2020-03-12' }, { day: '2020-03-13' }])
  })

  it('has no day on a public holiday (A6)', () => {
    expect(daysOfWeek('2020-W15')).toEqual(['2020-04-06', '2020-04-07', '2020-04-08', '2020-04-09'])
  })
})

describe('what a set-up lacks', () => {
  const gapsIn = (changes: Partial<PilotSetup>, counts = none) =>
    setupGaps({ ...setup, ...changes }, counts).map(({ gap, isBlocking }) => [gap.code, isBlocking])

  it('is nothing when all is there', () => expect(gapsIn({})).toEqual([]))

  it('is weeks, passes, modules and students', () => {
    expect(gapsIn({ weeks: [], passes: [], modules: [], groups: [] })).toEqual([
      ['noWeeks', true],
      ['noPasses', true],
      ['noModules', true],
      ['noStudents', true],
    ])
  })

  it('is a group for a student, and a venue that a module must be held in', () => {
    const modules = setup.modules.map(module => ({ ...module, venueId: 'gone' }))
    expect(gapsIn({ modules }, { ungrouped: 2, unasked: 0 })).toEqual([
      ['ungrouped', true],
      ['venueGone', true],
    ])
  })

  it('does not stop planning when nobody has said when hosts are away', () => {
    expect(gapsIn({}, { ungrouped: 0, unasked: 3 })).toEqual([['nobodyAsked', false]])
  })

  it('is a room or students in a district that has hosts', () => {
    const hosts = setup.hosts.map(host => ({ ...host, districtId: 'bromma' }))
    expect(gapsIn({ hosts })).toEqual([['onlyHosts', true]])
  })
})
