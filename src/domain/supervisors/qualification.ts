/** What R13 asks of a supervisor. */
export interface Qualification {
  /** The year of the degree in social work; null = unknown. */
  readonly degreeYear: number | null
  /** Null = unknown. */
  readonly hasSupervisorCourse: boolean | null
}

/** A university's rule for supervisors (R13). */
export interface SupervisorRule {
  /** Whole years that must lie between the degree and the start of the term; null = not asked for. */
  readonly supervisorDegreeYears: number | null
  readonly supervisorCourseRequired: boolean
}

/**
 * R13: whether the supervisor meets the rule when the term starts (`YYYY-MM-DD`). Years are counted between calendar
 * years, as only the degree's year is known. What is asked for but unknown is not met. Exceptions are the caller's.
 */
export function isQualified(supervisor: Qualification, rule: SupervisorRule, termStartsOn: string): boolean {
  return hasYears(supervisor, rule, termStartsOn) && hasCourse(supervisor, rule)
}

function hasYears({ degreeYear }: Qualification, rule: SupervisorRule, termStartsOn: string): boolean {
  if (rule.supervisorDegreeYears === null) return true
  return degreeYear !== null && Number(termStartsOn.slice(0, 4)) - degreeYear >= rule.supervisorDegreeYears
}

function hasCourse({ hasSupervisorCourse }: Qualification, rule: SupervisorRule): boolean {
  return !rule.supervisorCourseRequired || hasSupervisorCourse === true
}

/** The supervisor of an offer, with the universities that accepted them in spite of their rules. */
export interface NamedSupervisor extends Qualification {
  readonly exceptions: readonly { readonly universityId: string }[]
}

/**
 * R13: ids of the universities, in their order, whose students the supervisor may not receive. Empty while no
 * supervisor (null) is named: then the question is asked when one is, at the latest at the confirmation.
 */
export function universitiesRefusing(
  supervisor: NamedSupervisor | null,
  universities: readonly (SupervisorRule & { readonly id: string })[],
  termStartsOn: string,
): string[] {
  if (!supervisor) return []
  const accepting = new Set(supervisor.exceptions.map(({ universityId }) => universityId))
  return universities
    .filter(rule => !accepting.has(rule.id) && !isQualified(supervisor, rule, termStartsOn))
    .map(({ id }) => id)
}
