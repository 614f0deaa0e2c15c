import type { Phase } from '../../domain/terms/phases.ts'

/** Whether the student may fill in wishes on the day: the university lets them, and the term still collects. */
export function isOpenOn(
  { phase, closesOn }: { phase: Phase; closesOn: string | null },
  todayOn: string,
): boolean {
  return phase === 'collecting' && closesOn !== null && todayOn <= closesOn
}
