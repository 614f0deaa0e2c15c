import { useRead } from '../../../api/queries.ts'
import { evaluation as en } from '../../../copy/en/pilot-days.ts'
import { evaluation as sv } from '../../../copy/sv/pilot-days.ts'
import { useCopy } from '../../../language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/section.tsx'
import { Notes } from './evaluation-page.tsx'
import { EvaluationResults } from './results.tsx'

/** The evaluation of the pilot that this one was copied from, beside the set-up that it is to change (A13). */
export function EarlierEvaluation({ pilotId }: { pilotId: string }) {
  const t = useCopy(sv, en)
  const params = { pilotId }
  const pilot = useRead('GET /api/pilots/:pilotId', { params })
  const evaluation = useRead('GET /api/pilots/:pilotId/evaluation', { params })
  return (
    <Loaded query={pilot}>
      {earlier => (
        <Section title={t.earlier(earlier.name)} lead={t.earlierLead}>
          <Loaded query={evaluation}>
            {data => (
              <>
                <p>{t.answered(data.answered, data.asked)}</p>
                <EvaluationResults evaluation={data} />
                <h3>{t.notes}</h3>
                <Notes pilot={earlier} evaluation={data} />
              </>
            )}
          </Loaded>
        </Section>
      )}
    </Loaded>
  )
}
