import { z } from 'zod'
import type { Fault } from '../matching/fault.ts'
import { schemaFaults } from '../matching/fault.ts'

/** The format member of a plan file. */
export const PLAN_FORMAT = 'vfu-auscultation-plan/1'

const text = z.string().min(1)
const count = z.int().min(0)

/** A held occasion: which groups meet which module, when, where and with whom. */
export const sessionSchema = z.strictObject({
  id: text,
  module: text,
  groups: z.array(text),
  day: z.iso.date(),
  passes: z.array(text),
  venue: text,
  hosts: z.array(text),
})

/** What A10 weighs, in sessions, days and passes; `kept` (A12) is null when there was no previous plan. */
export const measuresSchema = z.strictObject({
  daysUsed: count,
  idlePasses: count,
  largestHostLoad: count,
  termFiveSpread: count,
  kept: count.nullable(),
})

/** Rules that can't hold together and, in words, whom or what they concern (A11). */
export const conflictSchema = z.strictObject({ rules: z.array(text), text })

/** A `vfu-auscultation-plan/1` file. An infeasible one has no week, days, sessions or measures, but conflicts. */
export const planSchema = z.strictObject({
  format: z.literal(PLAN_FORMAT),
  pilot: text,
  status: z.enum(['optimal', 'feasible', 'infeasible']),
  week: text.nullable(),
  days: z.array(z.iso.date()),
  sessions: z.array(sessionSchema),
  measures: measuresSchema.nullable(),
  conflicts: z.array(conflictSchema),
})

export type PlanFile = z.output<typeof planSchema>
export type Session = z.output<typeof sessionSchema>
export type Measures = z.output<typeof measuresSchema>
export type Conflict = z.output<typeof conflictSchema>

export type ParsedPlan = { ok: true; plan: PlanFile } | { ok: false; faults: Fault[] }

/** Reads a parsed JSON value as a plan; only its shape, see `checkPlan` for the rest. */
export function parsePlan(json: unknown): ParsedPlan {
  const parsed = planSchema.safeParse(json, { reportInput: true })
  return parsed.success
    ? { ok: true, plan: parsed.data }
    : { ok: false, faults: schemaFaults(parsed.error, json) }
}

/** The sessions that can be read from a plan with faults in its form; the rest is skipped. */
export function sessionsIn(json: unknown): Session[] {
  const list = z.object({ sessions: z.array(z.unknown()) }).safeParse(json)
  if (!list.success) return []
  return list.data.sessions.flatMap(row => sessionSchema.strip().safeParse(row).data ?? [])
}
