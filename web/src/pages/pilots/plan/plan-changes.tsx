import { useRead } from '../../../api/queries.ts'
import { planChanges as en, schedule as scheduleEn } from '../../../copy/en/schedule.ts'
import { planChanges as sv, schedule as scheduleSv } from '../../../copy/sv/schedule.ts'
import { list } from '../../../format.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/section.tsx'
import { UrlSelect, useUrlChoice } from '../../../ui/url-select.tsx'
import { usePilotId } from '../pilot-frame.tsx'
import { placeInWords } from './change-words.ts'
import { namesOf, type Schedule } from './schedule.ts'

interface Props {
  plan: { readonly id: string; readonly number: number }
}

/** What a plan has otherwise than the one in use, or than another that is chosen here: before one is brought into use. */
export function PlanChanges({ plan }: Props) {
  const pilotId = usePilotId()
  const plans = useRead('GET /api/pilots/:pilotId/plans', { params: { pilotId } })
  const schedule = useRead('GET /api/pilots/:pilotId/schedule', { params: { pilotId } })
  const others = (plans.data?.plans ?? []).filter(({ id, measures }) => id !== plan.id && measures !== null)
  if (!schedule.data || others.length === 0) return null
  return <Choice plan={plan} others={others} schedule={schedule.data} />
}

interface ChoiceProps extends Props {
  others: readonly { readonly id: string; readonly number: number; readonly isChosen: boolean }[]
  schedule: Schedule
}

function Choice({ plan, others, schedule }: ChoiceProps) {
  const t = useCopy(sv, en)
  const options = others.map(({ id, number, isChosen }) => ({
    value: id,
    label: isChosen ? t.current(number) : t.plan(number),
  }))
  const inUse = others.find(({ isChosen }) => isChosen) ?? others[0]
  const chosen = useUrlChoice('mot', options) ?? inUse?.id ?? ''
  const name = options.find(({ value }) => value === chosen)?.label ?? ''
  const all = options.find(({ value }) => value === inUse?.id)?.label ?? ''
  return (
    <Section title={`${t.title} ${name}`}>
      <div className="form-row no-print">
        <UrlSelect label={t.with} name="mot" options={options} all={all} />
      </div>
      <Changes planId={plan.id} from={chosen} schedule={schedule} />
    </Section>
  )
}

function Changes({ planId, from, schedule }: { planId: string; from: string; schedule: Schedule }) {
  const t = useCopy(sv, en)
  const words = useCopy(scheduleSv, scheduleEn)
  const language = useLanguage()
  const names = namesOf(schedule, words, language)
  const changes = useRead('GET /api/pilot-plans/:planId/changes', { params: { planId }, query: { from } })
  return (
    <Loaded query={changes}>
      {({ unchanged, changes: rows }) => {
        if (rows.length === 0) return <p>{t.same}</p>
        const groups = new Set(rows.flatMap(({ groupIds }) => groupIds))
        const hosts = new Set(
          rows.flatMap(({ before, after }) => [...(before?.hostIds ?? []), ...(after?.hostIds ?? [])]),
        )
        return (
          <>
            <p>
              <strong>{t.summary(rows.length, unchanged)}</strong> {t.touched(groups.size, hosts.size)}
            </p>
            <DataTable
              hasFile
              caption={t.caption}
              captionHidden
              rows={rows}
              rowKey={({ moduleId, groupIds }) => [moduleId, ...groupIds].join(' ')}
              columns={[
                { key: 'tillfalle', header: t.session, cell: row => names.session(row) },
                {
                  key: 'andring',
                  header: t.what,
                  cell: row =>
                    list(
                      row.changes.map(change => t.kind[change]),
                      language,
                    ),
                },
                {
                  key: 'forut',
                  header: t.before,
                  cell: row => placeInWords(row.before, row.changes, names, language) || t.none,
                },
                {
                  key: 'nu',
                  header: t.after,
                  cell: row => placeInWords(row.after, row.changes, names, language) || t.none,
                },
              ]}
            />
          </>
        )
      }}
    </Loaded>
  )
}
