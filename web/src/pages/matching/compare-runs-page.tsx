import { useNavigate } from '@tanstack/react-router'
import { useRead } from '../../api/queries.ts'
import { runsCompared as en } from '../../copy/en/runs-compared.ts'
import { runsCompared as sv } from '../../copy/sv/runs-compared.ts'
import { SelectField } from '../../forms/fields.tsx'
import { useCopy } from '../../language.ts'
import { useTermId } from '../../shell/current-term.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { useUrlState, type UrlState } from '../../ui/url-state.ts'
import { useTermName } from '../../ui/use-term-name.ts'
import type { RunSummary } from './criteria.ts'
import { useRunNames } from './run-names.ts'
import { ComparedRuns } from './compared-runs.tsx'
import './matching.css'

/** Two runs of the term side by side; which two stands in the address. */
export function CompareRunsPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const runs = useRead('GET /api/terms/:termId/runs', { params: { termId } })
  return (
    <Page
      title={t.title}
      over={useTermName(termId)}
      lead={t.lead}
      actions={
        <LinkButton kind="quiet" to="/terminer/$termId/matchning" params={{ termId }}>
          {t.back}
        </LinkButton>
      }
    >
      <Loaded query={runs}>{({ runs }) => <Choice termId={termId} all={runs} />}</Loaded>
    </Page>
  )
}

function Choice({ termId, all }: { termId: string; all: readonly RunSummary[] }) {
  const t = useCopy(sv, en)
  const { fullName } = useRunNames(all)
  const runs = all.filter(({ placed }) => placed !== null)
  const navigate = useNavigate()
  const [a] = useUrlState('a')
  const [b] = useUrlState('b')
  const known = (id: string | null) => (runs.some(run => run.id === id) ? id : null)
  const chosen = { a: known(a), b: known(b) }
  const options = runs.map(run => ({ value: run.id, label: fullName(run) }))
  // Both at once: two changes of the address in a row would each know only the one before.
  const choose = (next: { a: string | null; b: string | null }) =>
    void navigate({
      to: '.',
      search: (previous: UrlState) => ({ ...previous, a: next.a ?? undefined, b: next.b ?? undefined }),
      replace: true,
      resetScroll: false,
    })
  const isReady = chosen.a !== null && chosen.b !== null && chosen.a !== chosen.b
  return (
    <>
      <Card>
        <div className="form-row no-print">
          <SelectField
            id="a"
            label={t.a}
            options={options}
            value={chosen.a}
            error={undefined}
            onChange={id => choose({ ...chosen, a: id })}
          />
          <SelectField
            id="b"
            label={t.b}
            options={options}
            value={chosen.b}
            error={undefined}
            onChange={id => choose({ ...chosen, b: id })}
          />
          <Button onClick={() => choose({ a: chosen.b, b: chosen.a })}>{t.swap}</Button>
        </div>
      </Card>
      {isReady ? (
        <ComparedRuns termId={termId} a={chosen.a ?? ''} b={chosen.b ?? ''} />
      ) : (
        <Empty title={t.chooseTwo}>{t.chooseTwoText}</Empty>
      )}
    </>
  )
}
