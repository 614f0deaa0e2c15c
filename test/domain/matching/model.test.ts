import { describe, expect, it } from 'vitest'
import {
  eachDecidedGroupStaysTogether,
  eachGroupKeepsToCommonDistricts,
  eachPinHolds,
} from '../../../src/domain/matching/constraints.ts'
import { faceOf, isOpenIn, optimalFace, reducedCost } from '../../../src/domain/matching/face.ts'
import type { InstanceInput } from '../../../src/domain/matching/instance.ts'
import type { MatchingModel } from '../../../src/domain/matching/model.ts'
import { matchingModel } from '../../../src/domain/matching/model.ts'
import { lotteryCost } from '../../../src/domain/matching/pairs.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'

const STUDENTS = [buildStudent('s2', { university: 'ESB' }), buildStudent('s1')]
const OFFERS = [
  buildOffer('o2', { district: 'bromma', places: 3 }),
  buildOffer('o1', { universities: ['SU'] }),
]

const buildModel = (
  changes: Partial<InstanceInput> = {},
  policy?: MatchingModel['instance']['policy'],
): MatchingModel => {
  const instance = buildInstance({ students: STUDENTS, offers: OFFERS, ...changes })
  return matchingModel(instance, policy ?? instance.policy)
}

const pairName = ({ instance, pairs }: MatchingModel, column: number): string => {
  const pair = pairs[column]
  return `${instance.students[pair?.student ?? -1]?.id} in ${instance.offers[pair?.offer ?? -1]?.id}`
}

const rowsOf = (model: MatchingModel, rule: string) =>
  model.rows
    .filter(row => row.rule === rule)
    .map(row => [
      row.name,
      row.lower,
      row.upper,
      row.columns.map(column => pairName(model, column)).toSorted(),
    ])

const openPairs = (model: MatchingModel, open: Int32Array): string[] =>
  [...open].map(column => pairName(model, column)).toSorted()

describe('matchingModel', () => {
  it('has one column for each allowed pair, by student id and then by preference', () => {
    const wishes = [{ offer: 'o2' }, { offer: 'o1' }]
    const model = buildModel({
      students: [STUDENTS[0] ?? buildStudent('s2'), buildStudent('s1', { wishes })],
    })
    expect(model.pairs.map((_, column) => pairName(model, column))).toEqual([
      's1 in o2',
      's1 in o1',
      's2 in o2',
    ])
  })

  it('places each student at most once (R1)', () => {
    expect(rowsOf(buildModel(), 'R1')).toEqual([
      ['s1', 0, 1, ['s1 in o1', 's1 in o2']],
      ['s2', 0, 1, ['s2 in o2']],
    ])
  })

  it('fills each offer up to its places (R2)', () => {
    expect(rowsOf(buildModel(), 'R2')).toEqual([
      ['o1', 0, 1, ['s1 in o1']],
      ['o2', 0, 3, ['s1 in o2', 's2 in o2']],
    ])
  })

  it('gives each university between its guarantee, as far as it is possible, and its quota (R3)', () => {
    const universities = [
      { id: 'SU', quota: 4, guarantee: 3 },
      { id: 'ESB', quota: null },
    ]
    expect(rowsOf(buildModel({ universities }), 'R3')).toEqual([
      ['ESB', 0, Infinity, ['s2 in o2']],
      ['SU', 1, 4, ['s1 in o1', 's1 in o2']],
    ])
  })

  it('keeps each district within its bounds (R4)', () => {
    const districts = [{ id: 'farsta', minimum: 1, maximum: 2 }, { id: 'bromma' }]
    expect(rowsOf(buildModel({ districts }), 'R4')).toEqual([
      ['bromma', 0, Infinity, ['s1 in o2', 's2 in o2']],
      ['farsta', 1, 2, ['s1 in o1']],
    ])
  })

  it('lists the rows of a column in the order of its path', () => {
    const model = buildModel()
    const column = model.pairs.findIndex((_, at) => pairName(model, at) === 's2 in o2')
    const rows = [...model.rowsOfColumn.subarray(4 * column, 4 * column + 4)]
    expect(rows.map(row => model.rows[row]?.name)).toEqual(['ESB', 's2', 'o2', 'bromma'])
  })

  it('is the same whatever the order of the lists', () => {
    const turned = buildModel({ students: STUDENTS.toReversed(), offers: OFFERS.toReversed() })
    const names = (model: MatchingModel) => model.pairs.map((_, column) => pairName(model, column))
    expect(names(turned)).toEqual(names(buildModel()))
    expect(turned.rows).toEqual(buildModel().rows)
  })
})

describe('stages', () => {
  const ranked = {
    students: [
      buildStudent('s1', { priority: 2, wishes: [{ offer: 'o2' }, { offer: 'o1' }, { field: 'äldre' }] }),
      buildStudent('s2', { priority: 1 }),
      buildStudent('s3', { priority: 2 }),
    ],
  }
  const stageNames = (changes: Partial<InstanceInput>, policy?: MatchingModel['instance']['policy']) =>
    buildModel(changes, policy).stages.map(({ name, sense }) => `${sense} ${name}`)

  it('come in the order of the policy', () => {
    const before = ['max priority-2', 'max priority-1', 'max placed']
    const after = ['min travel', 'min lottery']
    expect(stageNames(ranked)).toEqual([...before, 'min outside', 'min wish-3', 'min wish-2', ...after])
    expect(stageNames(ranked, 'most-first-choices')).toEqual([
      ...before,
      'max wish-1',
      'max wish-2',
      'max wish-3',
      ...after,
    ])
    expect(stageNames(ranked, 'lowest-average')).toEqual([...before, 'min wish-sum', ...after])
  })

  it('keep offers right after placing students, in a repair only (R20)', () => {
    const previous = [{ student: 's1', offer: 'o2' }]
    expect(stageNames({ previous })).toEqual([
      'max placed',
      'max kept',
      'min outside',
      'min travel',
      'min lottery',
    ])
  })

  it.each([
    ['priority-2', [1, 1, 0]],
    ['placed', [1, 1, 1]],
    ['kept', [0, 1, 0]],
    ['outside', [0, 0, 0]],
    ['wish-2', [0, 1, 0]],
    ['travel', [20, 90, 60]],
    [
      'lottery',
      ['o2', 'o1'].map(offer => lotteryCost('frö', 's1', offer)).concat(lotteryCost('frö', 's2', 'o2')),
    ],
  ])('give pairs their coefficients in %s', (name, expected) => {
    const model = buildModel({
      seed: 'frö',
      students: [
        buildStudent('s1', {
          priority: 2,
          wishes: [{ offer: 'o2' }, { offer: 'o1' }],
          travelMinutes: { bromma: 20 },
        }),
        buildStudent('s2', { university: 'ESB', maxTravelMinutes: 60 }),
      ],
      previous: [{ student: 's1', offer: 'o1' }],
    })
    const stage = model.stages.find(each => each.name === name)
    expect(model.pairs.map(pair => stage?.coefficient(pair))).toEqual(expected)
  })

  it('count a placement outside the wishes as one more than the longest list, and at least 2', () => {
    const outside = (wishes: { offer: string }[]) => {
      const students = [buildStudent('s1', { wishes: [{ offer: 'o1' }] }), buildStudent('s2', { wishes })]
      const model = buildModel({ students }, 'lowest-average')
      const stage = model.stages.find(({ name }) => name === 'wish-sum')
      return model.pairs.flatMap(pair => (pair.wish === null ? stage?.coefficient(pair) : []))
    }
    expect(outside([{ offer: 'o1' }])).toEqual([2, 2])
    expect(outside([{ offer: 'o1' }, { offer: 'o1' }, { offer: 'o1' }])).toEqual([4, 4])
  })
})

describe('faces', () => {
  const paired = [
    buildStudent('s1', { together: 'g' }),
    buildStudent('s2', { together: 'g', blocked: [{ district: 'bromma' }] }),
  ]
  const offers = [buildOffer('o1'), buildOffer('o2', { district: 'bromma' })]

  it('leave a pinned student the pinned offer, which must be used (R12)', () => {
    const model = buildModel({ pinned: [{ student: 's1', offer: 'o1' }] })
    const face = faceOf(model, eachPinHolds(model.instance))
    expect(openPairs(model, face.open)).toEqual(['s1 in o1', 's2 in o2'])
    expect(model.rows.flatMap(({ name }, row) => (face.rowLower[row] === 1 ? name : []))).toEqual(['s1'])
  })

  it('leave a group the districts where every member can be (R11)', () => {
    const model = buildModel({ students: paired, offers })
    const face = faceOf(model, eachGroupKeepsToCommonDistricts(model.instance, model.pairs))
    expect(openPairs(model, face.open)).toEqual(['s1 in o1', 's2 in o1'])
  })

  it('leave a decided group its district, or nothing (R11)', () => {
    const model = buildModel({ students: paired, offers })
    const decided = (district: string | null) =>
      faceOf(model, eachDecidedGroupStaysTogether(model.instance, [{ together: 'g', district }]))
    expect(openPairs(model, decided('farsta').open)).toEqual(['s1 in o1', 's2 in o1'])
    expect([...decided('farsta').rowLower].filter(lower => lower === 1)).toHaveLength(2)
    expect(openPairs(model, decided(null).open)).toEqual([])
    expect([...decided(null).rowLower].filter(lower => lower === 1)).toHaveLength(0)
  })

  it('shrink to what complementary slackness allows', () => {
    const model = buildModel()
    const face = faceOf(model, [])
    const rowIndex = (name: string): number => model.rows.findIndex(row => row.name === name)
    const duals = new Float64Array(model.rows.length)
    duals[rowIndex('s1')] = -1
    duals[rowIndex('o1')] = 2
    const costs = Float64Array.from(model.pairs, (_, column) =>
      pairName(model, column) === 's1 in o1' ? 1 : 0,
    )
    const left = optimalFace(model, face, duals, costs)
    expect([left.rowLower[rowIndex('s1')], left.rowUpper[rowIndex('s1')]]).toEqual([1, 1])
    expect([left.rowLower[rowIndex('o1')], left.rowUpper[rowIndex('o1')]]).toEqual([0, 0])
    expect([left.rowLower[rowIndex('o2')], left.rowUpper[rowIndex('o2')]]).toEqual([0, 3])
    expect(openPairs(model, left.open)).toEqual(['s1 in o1', 's2 in o2'])
    const closed = model.pairs.findIndex((_, column) => pairName(model, column) === 's1 in o2')
    expect(reducedCost(model, duals, costs[closed] ?? 0, closed)).toBe(1)
    expect(isOpenIn(left)(closed)).toBe(false)
  })
})
