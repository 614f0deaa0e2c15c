import { useNavigate } from '@tanstack/react-router'
import { useChange, useRead } from '../../api/queries.ts'
import { analysis as en } from '../../copy/en/analysis.ts'
import { analysis as sv } from '../../copy/sv/analysis.ts'
import { matching as matchingEn } from '../../copy/en/matching.ts'
import { matching as matchingSv } from '../../copy/sv/matching.ts'
import { useCopy } from '../../language.ts'
import { useTermId } from '../../shell/current-term.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import type { Outcome } from './policy-outcomes.ts'
import { count, useWayName } from './policy-outcomes.ts'
import { PoliciesByGroup } from './policies-by-group.tsx'

/** What each policy would give on the term's data, before one is chosen. */
export function PoliciesPage() {
  const t = useCopy(sv, en).policies
  const m = useCopy(matchingSv, matchingEn)
  const termId = useTermId()
  const answer = useRead('GET /api/terms/:termId/policies', { params: { termId } })
  return (
    <Page
      title={t.title}
      over={useTermName(termId)}
      lead={t.lead}
      actions={
        <LinkButton kind="quiet" to="/terminer/$termId/matchning" params={{ termId }}>
          {m.back}
        </LinkButton>
      }
    >
      {answer.isPending && <p role="status">{t.working}</p>}
      <Loaded query={answer}>
        {({ outcomes, draws }) => (
          <>
            <Section title={t.caption} lead={t.randomNote(draws)}>
              <Policies termId={termId} outcomes={outcomes} />
            </Section>
            <PoliciesByGroup outcomes={outcomes} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Policies({ termId, outcomes }: { termId: string; outcomes: readonly Outcome[] }) {
  const t = useCopy(sv, en).policies
  const name = useWayName()
  const navigate = useNavigate()
  const start = useChange('POST /api/terms/:termId/runs', ['GET /api/terms/:termId/runs'])
  const longest = Math.max(1, ...outcomes.map(({ all }) => all?.atWish.length ?? 0))

  async function run(policy: Exclude<Outcome['way'], 'random-turns'>) {
    const body = { policy, engine: 'network', timeLimitSeconds: 60 } as const
    const started = await start.mutateAsync({ params: { termId }, body })
    await navigate({ to: '/matchning/$runId', params: { runId: started.id } })
  }

  const columns: Column<Outcome>[] = [
    { key: 'princip', header: t.way, cell: ({ way }) => name(way), heading: true },
    { key: 'placerade', header: t.placed, align: 'end', cell: ({ all }) => count(all?.placed) },
    ...Array.from({ length: longest }, (_, index): Column<Outcome> => ({
      key: `onskemal-${index + 1}`,
      header: t.wish(index + 1),
      align: 'end',
      cell: ({ all }) => count(all?.atWish[index]),
    })),
    { key: 'utanfor', header: t.outside, align: 'end', cell: ({ all }) => count(all?.outside) },
    {
      key: 'samst',
      header: t.worst,
      align: 'end',
      cell: ({ all }) => (all === null ? t.infeasible : (all.worstWish ?? t.outsideWorst)),
    },
    {
      key: 'restid',
      header: t.average,
      align: 'end',
      cell: ({ all }) => minutes(all?.averageMinutes, t.minutes),
    },
    {
      key: 'langsta',
      header: t.longest,
      align: 'end',
      cell: ({ all }) => minutes(all?.longestMinutes, t.minutes),
    },
    {
      key: 'kor',
      header: '',
      cell: ({ way }) =>
        way !== 'random-turns' && (
          <Button
            kind="quiet"
            aria-label={t.runFor(name(way))}
            busy={start.isPending}
            onClick={() => void run(way)}
          >
            {t.run}
          </Button>
        ),
    },
  ]
  return (
    <WideTable>
      {start.error && <FailureNotice error={start.error} />}
      <DataTable
        hasFile
        caption={t.caption}
        captionHidden
        columns={columns}
        rows={outcomes}
        rowKey={({ way }) => way}
      />
    </WideTable>
  )
}

function minutes(value: number | null | undefined, words: (value: number) => string) {
  return value === null || value === undefined ? '–' : <span className="nowrap">{words(value)}</span>
}
