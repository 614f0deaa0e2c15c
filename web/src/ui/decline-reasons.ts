import type { ResponseOf } from '../api/client.ts'
import { declineReasons as en } from '../copy/en/decline-reasons.ts'
import { declineReasons as sv } from '../copy/sv/decline-reasons.ts'
import { useCopy } from '../language.ts'

export type DeclineReason = keyof typeof sv.reasons
type ToldReason = NonNullable<
  NonNullable<ResponseOf<'GET /api/terms/:termId/t2'>['report']['city']>['declines']
>[number]['reason']

/** The list to choose from, in the words of a district or of a supervisor. */
export function useDeclineOptions(words: 'reasons' | 'own'): { value: DeclineReason; label: string }[] {
  const t = useCopy(sv, en)
  return (Object.keys(sv.reasons) as DeclineReason[]).map(value => ({ value, label: t[words][value] }))
}

/** What each reason is called in lists and tables. */
export function useReasonNames(): (reason: ToldReason) => string {
  const { reasons, unstated, together } = useCopy(sv, en)
  return reason => ({ ...reasons, unstated, together })[reason]
}

interface Ended {
  readonly declineReason: Exclude<ToldReason, 'together'> | null
  readonly reason: string | null
}

/** Why something was declined or ended: the reason chosen and the words that somebody added. */
export function useWhy(): (ended: Ended) => string | null {
  const { because } = useCopy(sv, en)
  const nameOf = useReasonNames()
  return ({ declineReason, reason }) => {
    const chosen = declineReason === null || declineReason === 'unstated' ? null : nameOf(declineReason)
    const parts = [chosen, reason].filter(part => part !== null)
    return parts.length === 0 ? null : because(parts.join('. '))
  }
}
