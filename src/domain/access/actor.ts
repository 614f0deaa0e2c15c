/** Who asks, and what of the system is theirs: every repository query takes one, so that none can forget the scope. */
export interface Actor {
  /** Null for the system itself: a command of the command line that no signed-in person gave. */
  readonly personId: string | null
  readonly isCentral: boolean
  /** Districts whose coordinator the person is. */
  readonly districtIds: readonly string[]
  /** Universities whose coordinator the person is. */
  readonly universityIds: readonly string[]
  /** Universities whose base teacher the person is. They have no scope in the matching. */
  readonly teacherUniversityIds: readonly string[]
}

/** The machine's administrator at the command line: everything is theirs, and the log names nobody. */
export const SYSTEM_ACTOR: Actor = {
  personId: null,
  isCentral: true,
  districtIds: [],
  universityIds: [],
  teacherUniversityIds: [],
}

export type RoleKind = 'central' | 'district' | 'university' | 'teacher'

interface ValidRole {
  readonly kind: RoleKind
  readonly districtId: string | null
  readonly universityId: string | null
}

/** The actor that a person's presently valid roles make. */
export function actorOf(personId: string, roles: readonly ValidRole[]): Actor {
  return {
    personId,
    isCentral: roles.some(role => role.kind === 'central'),
    districtIds: roles.flatMap(role =>
      role.kind === 'district' && role.districtId ? [role.districtId] : [],
    ),
    universityIds: roles.flatMap(role =>
      role.kind === 'university' && role.universityId ? [role.universityId] : [],
    ),
    teacherUniversityIds: roles.flatMap(role =>
      role.kind === 'teacher' && role.universityId ? [role.universityId] : [],
    ),
  }
}

/** Whether the actor holds any of the roles. */
export function holdsRole(actor: Actor, kinds: readonly RoleKind[]): boolean {
  return (
    (actor.isCentral && kinds.includes('central')) ||
    (actor.districtIds.length > 0 && kinds.includes('district')) ||
    (actor.universityIds.length > 0 && kinds.includes('university')) ||
    (actor.teacherUniversityIds.length > 0 && kinds.includes('teacher'))
  )
}
