import { comparison as comparisonEn } from '../../copy/en/comparison.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { comparison as comparisonSv } from '../../copy/sv/comparison.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { useCopy } from '../../language.ts'
import { criterionName } from './criteria.ts'

/** What a run is working on, in words. */
export function useStageName(): (stage: string) => string {
  const t = useCopy(sv, en)
  const { name } = useCopy(comparisonSv, comparisonEn)
  return stage =>
    stage === 'check' ? t.checking : stage === 'lottery' ? t.criterion.lottery : criterionName(stage, name)
}
