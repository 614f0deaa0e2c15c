import { quoted } from '../domain/matching/fault.ts'
import type { Pilot } from '../domain/auscultation/pilot.ts'
import { parsePilot } from '../domain/auscultation/pilot.ts'
import type { PlanFile } from '../domain/auscultation/plan-file.ts'
import { parsePlan } from '../domain/auscultation/plan-file.ts'
import { CommandError } from './command.ts'
import { faultLines } from './read-instance.ts'

/** The JSON value as a pilot. Throws a {@link CommandError} with a line for each fault. */
export function pilotFrom(json: unknown): Pilot {
  const parsed = parsePilot(json)
  if (!parsed.ok) throw new CommandError(faultLines(parsed.faults))
  return parsed.pilot
}

/** The JSON value as the pilot's earlier plan. Throws a {@link CommandError} for faults, and for another pilot's plan. */
export function previousPlanFrom(json: unknown, { pilot }: Pilot): PlanFile {
  const parsed = parsePlan(json)
  if (!parsed.ok) throw new CommandError(faultLines(parsed.faults))
  if (parsed.plan.pilot === pilot) return parsed.plan
  throw new CommandError(
    `$.pilot: Planen hör till piloten ${quoted(parsed.plan.pilot)}, inte ${quoted(pilot)}. Ange pilotens egen plan.`,
  )
}
