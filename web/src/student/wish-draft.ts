import type { FieldFault } from '../api/problem.ts'
import type { studentPage } from '../copy/sv/student-page.ts'
import type { WishRow } from '../pages/students/wish-list.ts'
import { wishRows } from '../pages/students/wish-list.ts'

export interface WishDraft {
  /** Of the student, as the form was opened. */
  readonly version: number
  readonly wishes: readonly WishRow[]
  readonly maxTravelMinutes: number | null
}

/** The form before anything is typed. */
export function emptyWish(stored: {
  readonly version: number
  readonly wishes: readonly { fieldId: string | null; districtId: string | null }[]
  readonly maxTravelMinutes: number | null
}): WishDraft {
  const { version, wishes, maxTravelMinutes } = stored
  return { version, wishes: wishRows(wishes), maxTravelMinutes }
}

/** In the tab, under the link's last characters: whoever has another link finds nothing. */
const keyOf = (token: string) => `vfu-wishes ${token.slice(-8)}`

export function keptWishes(token: string): WishDraft | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(token)) ?? 'null') as WishDraft | null
  } catch {
    return null
  }
}

export function keepWishes(token: string, draft: WishDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(token), JSON.stringify(draft))
    else sessionStorage.removeItem(keyOf(token))
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

/** What can be told before sending. */
export function wishFaults(
  { wishes, maxTravelMinutes: minutes }: WishDraft,
  t: (typeof studentPage)['wishes'],
  notANumber: string,
): FieldFault[] {
  const travel = minutes === null || (minutes >= 10 && minutes <= 240)
  return [
    ...wishes.flatMap(({ fieldId, districtId }, index) =>
      fieldId === null && districtId === null ? [{ path: `wishes.${index}`, text: t.empty(index + 1) }] : [],
    ),
    ...(travel
      ? []
      : [{ path: 'maxTravelMinutes', text: Number.isNaN(minutes) ? notANumber : t.travelFault }]),
  ]
}
