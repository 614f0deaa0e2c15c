import { describe, expect, it } from 'vitest'
import { checkResult } from '../../../src/domain/matching/check.ts'
import { checkPlacements } from '../../../src/domain/matching/check-rules.ts'
import type { Instance, InstanceInput, StudentInOffer } from '../../../src/domain/matching/instance.ts'
import type { Policy } from '../../../src/domain/matching/instance.ts'
import type { MatchingResult } from '../../../src/domain/matching/result.ts'
import { parseResult } from '../../../src/domain/matching/result.ts'
import { bestPlanByBruteForce } from '../../support/brute-force.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { buildResult } from '../../support/build-result.ts'
import { randomInstance } from '../../support/random-instance.ts'

const inOffer = (student: string, offer: string): StudentInOffer => ({ student, offer })

const TWO_OFFERS = [buildOffer('o1'), buildOffer('o2', { district: 'bromma' })]
const THREE_STUDENTS = [buildStudent('s1'), buildStudent('s2'), buildStudent('s3', { university: 'ESB' })]

describe('checkPlacements', () => {
  it.each<[string, Partial<InstanceInput>, [string, string][], string[]]>([
    [
      'nothing wrong',
      {},
      [
        ['s1', 'o1'],
        ['s2', 'o2'],
      ],
      [],
    ],
    ['nothing wrong with nobody placed', {}, [], []],
    [
      'R1',
      {},
      [
        ['s1', 'o1'],
        ['s1', 'o2'],
      ],
      ['R1: Studenten "s1" har 2 placeringar.'],
    ],
    [
      'R2',
      {},
      [
        ['s1', 'o1'],
        ['s2', 'o1'],
      ],
      ['R2: Platsen "o1" har 2 studenter men tar högst 1.'],
    ],
    [
      'R3 over the quota',
      { universities: [{ id: 'SU', quota: 1 }, { id: 'ESB' }] },
      [
        ['s1', 'o1'],
        ['s2', 'o2'],
      ],
      ['R3: Lärosätet "SU" har 2 studenter, över kvoten 1.'],
    ],
    [
      'R3 under the guarantee',
      { universities: [{ id: 'SU' }, { id: 'ESB', guarantee: 1 }] },
      [['s1', 'o1']],
      ['R3: Lärosätet "ESB" har 0 studenter, under garantin 1.'],
    ],
    [
      'R3 kept when the guarantee is beyond the students',
      { universities: [{ id: 'SU' }, { id: 'ESB', guarantee: 7 }] },
      [['s3', 'o1']],
      [],
    ],
    [
      'R4 under the minimum',
      { districts: [{ id: 'farsta' }, { id: 'bromma', minimum: 1 }] },
      [['s1', 'o1']],
      ['R4: Förvaltningen "bromma" har 0 studenter, under sitt minsta antal 1.'],
    ],
    [
      'R4 over the maximum',
      { districts: [{ id: 'farsta', maximum: 0 }, { id: 'bromma' }] },
      [['s1', 'o1']],
      ['R4: Förvaltningen "farsta" har 1 student, över sitt högsta antal 0.'],
    ],
    [
      'R12',
      { pinned: [inOffer('s1', 'o1')] },
      [['s1', 'o2']],
      ['R12: Studenten "s1" är låst vid platsen "o1" men har den inte.'],
    ],
    [
      'an unknown student and offer',
      {},
      [['s9', 'o9']],
      ['instance: Studenten "s9" finns inte i instansen.', 'instance: Platsen "o9" finns inte i instansen.'],
    ],
  ])('finds %s', (_, changes, placements, violations) => {
    const instance = buildInstance({ offers: TWO_OFFERS, students: THREE_STUDENTS, ...changes })
    const found = checkPlacements(
      instance,
      placements.map(([student, offer]) => inOffer(student, offer)),
    )
    expect(found.map(({ rule, text }) => `${rule}: ${text}`)).toEqual(violations)
  })

  it.each<[string, [string, string][], string[]]>([
    [
      'both in one district',
      [
        ['s1', 'o1'],
        ['s2', 'o2'],
      ],
      [],
    ],
    ['neither placed', [['s3', 'o1']], []],
    ['one left out', [['s1', 'o1']], ['R11: Gruppen "g" är placerad utan "s2".']],
    [
      'in two districts',
      [
        ['s1', 'o1'],
        ['s2', 'o3'],
      ],
      ['R11: Gruppen "g" är delad mellan förvaltningarna "bromma", "farsta".'],
    ],
  ])('judges a group with %s (R11)', (_, placements, violations) => {
    const instance = buildInstance({
      offers: [buildOffer('o1'), buildOffer('o2'), buildOffer('o3', { district: 'bromma' })],
      students: [
        buildStudent('s1', { together: 'g' }),
        buildStudent('s2', { together: 'g' }),
        buildStudent('s3'),
      ],
    })
    const found = checkPlacements(
      instance,
      placements.map(([student, offer]) => inOffer(student, offer)),
    )
    expect(found.map(({ rule, text }) => `${rule}: ${text}`)).toEqual(violations)
  })

  it('names the rule that a single pair breaks', () => {
    const instance = buildInstance({
      offers: [buildOffer('o1', { requires: ['körkort'] })],
      students: [buildStudent('s1', { blocked: [{ unit: 'utredning' }] })],
    })
    expect(checkPlacements(instance, [inOffer('s1', 'o1')])).toEqual([
      {
        rule: 'R7',
        text: 'Studenten "s1" kan inte ha platsen "o1": studenten saknar något som platsen kräver.',
      },
      { rule: 'R10', text: 'Studenten "s1" kan inte ha platsen "o1": platsen är undantagen för studenten.' },
    ])
  })
})

describe('the criteria', () => {
  const wishes = [{ field: 'barn' }, { field: 'äldre' }, { field: 'missbruk' }]
  const offers = [
    buildOffer('o1', { field: 'äldre' }),
    buildOffer('o2', { field: 'missbruk' }),
    buildOffer('o3', { field: 'ekonomi' }),
    buildOffer('o4', { field: 'barn' }),
  ]
  const students = [
    buildStudent('s1', { wishes, priority: 2, travelMinutes: { farsta: 10 } }),
    buildStudent('s2', { wishes, priority: 7, maxTravelMinutes: 33 }),
    buildStudent('s3', { wishes: [{ offer: 'o1' }], priority: 2 }),
    buildStudent('s4', { priority: 7 }),
  ]
  const plan = [inOffer('s1', 'o1'), inOffer('s2', 'o2'), inOffer('s3', 'o3')]
  const valuesFor = (policy: Policy, changes: Partial<InstanceInput> = {}): string[] =>
    buildResult(buildInstance({ policy, offers, students, ...changes }), plan)
      .criteria.filter(({ name }) => name !== 'lottery')
      .map(({ name, sense, value }) => `${sense} ${name} ${value}`)

  it('of no-one-outside go from outside and the worst wish down to 2', () => {
    expect(valuesFor('no-one-outside')).toEqual([
      'max priority-7 1',
      'max priority-2 2',
      'max placed 3',
      'min outside 1',
      'min wish-3 1',
      'min wish-2 1',
      'min travel 133',
    ])
  })

  it('of most-first-choices go from wish 1 up', () => {
    expect(valuesFor('most-first-choices').slice(3, -1)).toEqual([
      'max wish-1 0',
      'max wish-2 1',
      'max wish-3 1',
    ])
  })

  it('of lowest-average count outside as one more than the longest list, and at least 2', () => {
    expect(valuesFor('lowest-average')).toContain('min wish-sum 9')
    const one = students.map((student, index) => ({
      ...student,
      wishes: index === 0 ? [{ offer: 'o2' }] : [],
    }))
    expect(valuesFor('lowest-average', { students: one })).toContain('min wish-sum 4')
  })

  it('of a repair count who keeps the offer they had', () => {
    const previous = [inOffer('s1', 'o1'), inOffer('s2', 'o3'), inOffer('s4', 'o4')]
    expect(valuesFor('no-one-outside', { previous })[3]).toBe('max kept 1')
  })

  it('count unknown travel as 90 when there is no limit', () => {
    expect(valuesFor('no-one-outside', { maxTravelMinutes: null }).at(-1)).toBe('min travel 133')
    expect(valuesFor('no-one-outside', { maxTravelMinutes: 50 }).at(-1)).toBe('min travel 93')
  })
})

describe('checkResult', () => {
  const instance = buildInstance({
    offers: [buildOffer('o1', { field: 'äldre' }), buildOffer('o2', { district: 'bromma' })],
    students: [
      buildStudent('s1', { wishes: [{ field: 'äldre' }], travelMinutes: { bromma: 12 } }),
      buildStudent('s2'),
      buildStudent('s3'),
    ],
  })
  const good = buildResult(instance, [inOffer('s1', 'o1'), inOffer('s2', 'o2')])
  const altered = (alter: (result: MatchingResult) => void): string[] => {
    const result = structuredClone(good)
    alter(result)
    return checkResult(instance, result).map(({ rule, text }) => `${rule}: ${text}`)
  }

  it('accepts a result that says what is so', () => {
    expect(checkResult(instance, good)).toEqual([])
    expect(parseResult(JSON.parse(JSON.stringify(good))).ok).toBe(true)
  })

  it.each<[string, (result: MatchingResult) => void, string[]]>([
    [
      'another instance',
      result => (result.instance = result.instance.replace(/.$/, 'x')),
      ['instance: Resultatet hör till en annan instans'],
    ],
    [
      'a wrong wish number',
      result => (result.placements[0]!.wish = 2),
      ['criteria: Studenten "s1" har önskemål 1 på platsen "o1", inte 2.'],
    ],
    [
      'a made-up travel time',
      result => (result.placements[0]!.travelMinutes = 12),
      ['criteria: Studenten "s1" har restiden null till platsen "o1", inte 12.'],
    ],
    [
      'a wrong value',
      result => (result.criteria[0]!.value = 3),
      ['criteria: Kriteriet placed är 2 för placeringarna, inte 3.'],
    ],
    [
      'a missing criterion',
      result => {
        result.criteria.pop()
        result.milliseconds.stages.pop()
      },
      ['criteria: Kriterierna är placed (max)'],
    ],
    [
      'criteria in another order',
      result => void result.criteria.reverse(),
      ['criteria: Kriterierna är lottery (min)'],
    ],
    [
      'a turned sense',
      result => (result.criteria[0]!.sense = 'min'),
      ['criteria: Kriterierna är placed (min)'],
    ],
    [
      'the criteria of another policy',
      result => (result.policy = 'lowest-average'),
      ['criteria: Kriterierna är'],
    ],
    [
      'unsorted placements',
      result => void result.placements.reverse(),
      ['format: Listan placements är inte sorterad på studentens id: "s1" står för sent.'],
    ],
    [
      'a student who is nowhere',
      result => void result.unplaced.pop(),
      ['format: Studenten "s3" är varken placerad eller oplacerad.'],
    ],
    [
      'a student who is both',
      result => void result.unplaced.unshift({ student: 's2', because: 'x' }),
      ['format: Studenten "s2" är både placerad och oplacerad.'],
    ],
    [
      'a student twice in unplaced',
      result => void result.unplaced.push(result.unplaced[0]!),
      ['format: Studenten "s3" står 2 gånger i unplaced.'],
    ],
    [
      'a stranger in unplaced',
      result => void result.unplaced.push({ student: 's9', because: 'x' }),
      ['format: Studenten "s9" i unplaced finns inte i instansen.'],
    ],
    [
      'infeasible with a plan',
      result => (result.status = 'infeasible'),
      [
        'format: Listan conflicts',
        'format: Listan placements',
        'format: Listan unplaced',
        'format: Listan criteria',
        'format: Status är infeasible',
      ],
    ],
    [
      'an engine that does not exist',
      result => (result.engine = 'cplex'),
      ['format: Motorn "cplex" finns inte: network, highs, javascript-lp-solver.'],
    ],
    [
      'times of more stages than there are criteria',
      result => void result.milliseconds.stages.push(1),
      ['format: Listan milliseconds.stages har 5 tider men ska ha en för varje kriterium: 4.'],
    ],
    [
      'another reason for a student without a place',
      result => (result.unplaced[0]!.because = 'Platserna är slut.'),
      ['format: Att studenten "s3" saknar plats ska förklaras så här: Tiden tog slut'],
    ],
    [
      'a clash of rules although there is a plan',
      result => void result.conflicts.push({ rules: ['R3'], text: 'Påhittat.' }),
      ['format: Listan conflicts säger "Påhittat.", men en plan finns.'],
    ],
  ])('refuses %s', (_, alter, violations) => {
    const found = altered(alter)
    expect(found).toHaveLength(violations.length)
    violations.forEach((violation, index) => expect(found[index]).toContain(violation))
  })

  it('wants a lowered guarantee to be reported', () => {
    const guaranteed = buildInstance({
      universities: [{ id: 'SU' }, { id: 'ESB', guarantee: 2 }],
      offers: TWO_OFFERS,
      students: THREE_STUDENTS,
    })
    const result = buildResult(guaranteed, [inOffer('s3', 'o1'), inOffer('s1', 'o2')])
    expect(checkResult(guaranteed, result)).toEqual([])
    expect(checkResult(guaranteed, { ...result, conflicts: [] })).toEqual([
      { rule: 'R3', text: 'Lärosätet "ESB" kan inte få sin garanti 2, men conflicts säger det inte.' },
    ])
  })

  it.each<[string, MatchingResult['conflicts'], string[]]>([
    ['names rules that can clash', [{ rules: ['R4', 'R12'], text: 'x' }], []],
    ['is empty', [], ['format: Listan conflicts säger inte vad som inte går ihop.']],
    [
      'names no rule',
      [{ rules: [], text: 'x' }],
      ['format: Listan conflicts namnger inga regler som kan stå emot varandra i "x".'],
    ],
    [
      'names a rule that does not exist',
      [{ rules: ['R4', 'R99'], text: 'x' }],
      ['format: Listan conflicts namnger inga regler som kan stå emot varandra i "x".'],
    ],
  ])('judges an infeasible result whose list of conflicts %s', (_, conflicts, violations) => {
    const impossible = buildInstance({ districts: [{ id: 'farsta', minimum: 1 }, { id: 'bromma' }] })
    const result = { ...buildResult(impossible, [], 'infeasible'), criteria: [], conflicts }
    const judged = { ...result, milliseconds: { total: 0, stages: [] } }
    expect(checkResult(impossible, judged).map(({ rule, text }) => `${rule}: ${text}`)).toEqual(violations)
  })

  it('wants a lowered guarantee to be reported in an infeasible result as well (R3)', () => {
    const impossible = buildInstance({
      universities: [{ id: 'SU', guarantee: 1 }, { id: 'ESB' }],
      districts: [{ id: 'farsta', minimum: 1 }, { id: 'bromma' }],
    })
    const result = { ...buildResult(impossible, [], 'infeasible'), criteria: [] }
    const clash = { rules: ['R2', 'R4'], text: 'x' }
    const judged = { ...result, milliseconds: { total: 0, stages: [] } }
    expect(checkResult(impossible, { ...judged, conflicts: [clash, ...result.conflicts] })).toEqual([])
    expect(checkResult(impossible, { ...judged, conflicts: [clash] })).toMatchObject([{ rule: 'R3' }])
    expect(checkResult(impossible, { ...judged, conflicts: result.conflicts })).toMatchObject([
      { rule: 'format', text: 'Listan conflicts säger inte vad som inte går ihop.' },
    ])
  })

  it('accepts the best plan of random instances, and no plan with a student moved to where they may not be', () => {
    let plans = 0
    for (let seed = 1; seed <= 120; seed += 1) {
      const random: Instance = smallest(randomInstance(seed, { together: seed % 3 === 0 }))
      const best = bestPlanByBruteForce(random)
      if (!best) continue
      plans += 1
      const result = buildResult(random, best.placements)
      expect(checkResult(random, result), `seed ${seed}`).toEqual([])
      expect(result.criteria, `seed ${seed}`).toEqual(best.criteria)
    }
    expect(plans).toBeGreaterThan(60)
  })
})

/** Only the first students, so that every plan can be tried. */
function smallest(instance: Instance): Instance {
  const students = instance.students.slice(0, 5)
  const ids = new Set(students.map(({ id }) => id))
  const known = ({ student }: StudentInOffer): boolean => ids.has(student)
  return {
    ...instance,
    students,
    pinned: instance.pinned.filter(known),
    previous: instance.previous.filter(known),
  }
}
