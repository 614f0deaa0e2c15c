import type { BodyOf, ResponseOf } from '../../api/client.ts'
import type { FieldFault } from '../../api/problem.ts'
import type { students as Words } from '../../copy/sv/students.ts'
import { isEmail } from '../../forms/email.ts'
import type { WishRow } from './wish-list.ts'
import { wishFaults, wishRows } from './wish-list.ts'

type StudentInput = BodyOf<'POST /api/terms/:termId/students'>
export type StudentView = ResponseOf<'GET /api/terms/:termId/students'>['students'][number]
export type Sex = NonNullable<StudentInput['sex']>

/** What the form holds: as the request's body, but nothing need be filled in yet. */
export interface StudentFormValues {
  readonly universityId: string | null
  readonly number: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly sex: Sex | null
  readonly homeArea: string | null
  readonly maxTravelMinutes: number | null
  readonly has: StudentInput['has']
  readonly needs: StudentInput['needs']
  readonly priority: number | null
  readonly onlyWishes: boolean
  readonly protected: boolean
  readonly wishes: WishRow[]
  readonly blockedDistrictIds: string[]
  readonly togetherWith: string[]
  readonly fromOn: string | null
  readonly toOn: string | null
}

/** A university's coordinator starts with the own university chosen. */
export function emptyStudent(universityId: string | null): StudentFormValues {
  return {
    universityId,
    number: '',
    firstName: '',
    lastName: '',
    email: '',
    sex: null,
    homeArea: null,
    maxTravelMinutes: null,
    has: [],
    needs: [],
    priority: 0,
    onlyWishes: false,
    protected: false,
    wishes: [],
    blockedDistrictIds: [],
    togetherWith: [],
    fromOn: null,
    toOn: null,
  }
}

export function studentValues(student: StudentView): StudentFormValues {
  const { id: _id, version: _version, ...members } = student
  return {
    ...members,
    firstName: student.firstName ?? '',
    lastName: student.lastName ?? '',
    email: student.email ?? '',
    wishes: wishRows(student.wishes),
  }
}

/** What can be told before sending, by the path of the request's body; the server checks the rest. */
export function studentFaults(values: StudentFormValues, words: (typeof Words)['fault']): FieldFault[] {
  const { fromOn, toOn, maxTravelMinutes: minutes, priority } = values
  const isNamed = !values.protected
  const checks: [boolean, string, string][] = [
    [values.universityId === null, 'universityId', words.university],
    [values.number.trim() === '', 'number', words.number],
    [isNamed && values.firstName.trim() === '', 'firstName', words.firstName],
    [isNamed && values.lastName.trim() === '', 'lastName', words.lastName],
    [isNamed && !isEmail(values.email), 'email', words.email],
    [minutes !== null && (minutes < 10 || minutes > 240), 'maxTravelMinutes', words.maxTravel],
    [priority === null || priority < 0 || priority > 9, 'priority', words.priority],
    [(fromOn === null) !== (toOn === null), fromOn === null ? 'fromOn' : 'toOn', words.period],
    [fromOn !== null && toOn !== null && fromOn >= toOn, 'toOn', words.periodOrder],
  ]
  const faults = checks.flatMap(([isFaulty, path, text]) => (isFaulty ? [{ path, text }] : []))
  return [...faults, ...wishFaults(values.wishes, words)]
}

/**
 * The request's body, for values that `studentFaults` has nothing against. A protected person's name and address are
 * not sent, even when they were typed before the box was ticked (P2).
 */
export function studentBody(values: StudentFormValues): StudentInput {
  const isNamed = !values.protected
  return {
    ...values,
    universityId: values.universityId ?? '',
    number: values.number.trim(),
    firstName: isNamed ? values.firstName.trim() : null,
    lastName: isNamed ? values.lastName.trim() : null,
    email: isNamed ? values.email.trim() : null,
    priority: values.priority ?? 0,
    wishes: values.wishes.map(({ fieldId, districtId }) => ({ fieldId, districtId })),
  }
}

/** The name, or the number of a person with protected data. */
export function studentLabel(student: Pick<StudentView, 'number' | 'firstName' | 'lastName'>): string {
  return [student.firstName, student.lastName].filter(Boolean).join(' ') || student.number
}
