import type { z } from 'zod'
import type { PlanStatistics } from '../../domain/matching/plan-statistics.ts'
import type { PolicyOutcome } from '../../domain/matching/policies.ts'
import type { PlaceWorth } from '../../domain/matching/worth.ts'
import type { ReasonNames } from '../reasons/presenter.ts'
import type { placeWorthView, policyOutcomeView } from './schema.ts'

const SEXES = ['female', 'male', 'other'] as const

export function presentOutcome({
  way,
  isProved,
  all,
  groups,
}: PolicyOutcome): z.output<typeof policyOutcomeView> {
  const named = (kind: string) =>
    groups.flatMap(({ name, statistics }) =>
      name.startsWith(`${kind} `) ? { name: name.slice(kind.length + 1), statistics: whole(statistics) } : [],
    )
  return {
    way,
    isProved,
    all: all && whole(all),
    universities: named('university').map(({ name, statistics }) => ({ universityId: name, statistics })),
    sexes: named('sex').flatMap(({ name, statistics }) => {
      const sex = SEXES.find(each => each === name)
      return sex ? { sex, averages: averagesOf(statistics) } : []
    }),
  }
}

const whole = (statistics: PlanStatistics) => ({ ...statistics, atWish: [...statistics.atWish] })

function averagesOf({ placed, atWish, outside, averageMinutes }: PlanStatistics) {
  const sum = atWish.reduce((total, count, index) => total + count * (index + 1), 0)
  return {
    averageWish: placed > 0 ? (sum + outside * (atWish.length + 1)) / placed : null,
    averageMinutes,
  }
}

export function presentWorth(
  { district, field, places, more, less }: PlaceWorth,
  names: Pick<ReasonNames, 'district' | 'field'>,
): z.output<typeof placeWorthView> {
  return {
    districtId: district,
    districtName: names.district(district),
    fieldName: names.field(field),
    places,
    more: more && [...more],
    less: less === 'infeasible' ? less : less && [...less],
  }
}
