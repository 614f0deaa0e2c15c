import { z } from 'zod'
import { conflict, policy } from '../runs/schema.ts'
import { termParams } from '../terms/schema.ts'

/** Counts are whole for a policy, and averages for the random order. */
const statistics = z.object({
  students: z.int(),
  placed: z.number(),
  atWish: z.array(z.number()),
  outside: z.number(),
  worstWish: z.int().nullable(),
  averageMinutes: z.number().nullable(),
  longestMinutes: z.int().nullable(),
})

/** Averages alone, so that nobody can be picked out (P7). */
const groupAverages = z.object({
  /** A place outside the list counts as one step after the longest list. */
  averageWish: z.number().nullable(),
  averageMinutes: z.number().nullable(),
})

export const policyOutcomeView = z.object({
  way: z.union([policy, z.literal('random-turns')]),
  isProved: z.boolean(),
  /** Null when no plan obeys the rules. */
  all: statistics.nullable(),
  universities: z.array(z.object({ universityId: z.string(), statistics })),
  /** Only sexes with enough students (P7). */
  sexes: z.array(z.object({ sex: z.enum(['female', 'male', 'other']), averages: groupAverages })),
})

const criteriaChange = z.array(z.object({ name: z.string(), by: z.int() }))

export const placeWorthView = z.object({
  districtId: z.string(),
  districtName: z.string(),
  fieldName: z.string(),
  places: z.int(),
  /** What one place more would change; empty when nothing would be better, null when time ran out. */
  more: criteriaChange.nullable(),
  less: z.union([criteriaChange, z.literal('infeasible')]).nullable(),
})

export const analysisContract = {
  /** What counting shows before a run: contradictions, lowered guarantees, groups that no district can hold. */
  'GET /api/terms/:termId/foreseen': {
    params: termParams,
    response: z.object({ conflicts: z.array(conflict) }),
  },
  /** What each policy would give on the term's present data, and the random order beside them. Stores nothing. */
  'GET /api/terms/:termId/policies': {
    params: termParams,
    response: z.object({ outcomes: z.array(policyOutcomeView), draws: z.int() }),
  },
  /** What a place more or less would be worth to an optimal run, the most useful first. Stores nothing. */
  'GET /api/runs/:runId/worth': {
    params: z.object({ runId: z.uuid() }),
    response: z.object({ worths: z.array(placeWorthView) }),
  },
} as const
