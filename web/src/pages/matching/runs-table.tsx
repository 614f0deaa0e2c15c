import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { dateTime, number } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import type { RunSummary, WishCounts } from './criteria.ts'
import { useCompareChoice } from './compare-choice.tsx'
import { averageTravel, countWishes, wishCountsOf } from './criteria.ts'
import { useRunNames } from './run-names.ts'
import { RunStatus } from './run-status.tsx'

interface Compared {
  readonly run: RunSummary
  readonly wishes: WishCounts | null
  readonly minutes: number | null
}

/** Runs whose stages don't tell who got which wish are asked for their placements. */
function useCompared(runs: readonly RunSummary[]): readonly Compared[] {
  const silent = runs.filter(run => run.placed !== null && wishCountsOf(run.criteria) === null)
  const views = useQueries({
    queries: silent.map(run => ({
      ...reading('GET /api/runs/:runId', { params: { runId: run.id } }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  return runs
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
    .map(run => {
      const view = views.find(one => one.data?.id === run.id)?.data
      return {
        run,
        wishes: wishCountsOf(run.criteria) ?? (view ? countWishes(view.placements) : null),
        minutes: averageTravel(run.criteria, run.placed),
      }
    })
}

function RunLink({ run, name }: { run: RunSummary; name: string }) {
  const language = useLanguage()
  return (
    <>
      <Link to="/matchning/$runId" params={{ runId: run.id }}>
        {name}
      </Link>
      <br />
      <span className="soft small">{dateTime(run.startedAt, language)}</span>
    </>
  )
}

/** Runs with what each gives: the price of a policy is read down a column. */
export function RunsTable({ runs }: { runs: readonly RunSummary[] }) {
  const t = useCopy(sv, en)
  const { name } = useRunNames(runs)
  const choice = useCompareChoice(runs)
  const rows = useCompared(runs)
  const longest = Math.max(1, ...rows.map(row => row.wishes?.byWish.length ?? 0))
  const whole = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : number(value)

  const columns: Column<Compared>[] = [
    {
      key: 'korning',
      header: t.column.run,
      cell: ({ run }) => <RunLink run={run} name={name(run)} />,
      sort: ({ run }) => run.startedAt,
    },
    { key: 'svar', header: t.column.status, cell: ({ run }) => <RunStatus run={run} /> },
    {
      key: 'placerade',
      header: t.column.placed,
      align: 'end',
      cell: ({ run }) => whole(run.placed),
      sort: ({ run }) => run.placed,
    },
    ...Array.from({ length: longest }, (_, index): Column<Compared> => ({
      key: `onskemal-${index + 1}`,
      header: t.column.wish(index + 1),
      align: 'end',
      cell: ({ wishes }) => whole(wishes ? (wishes.byWish[index] ?? 0) : null),
      sort: ({ wishes }) => (wishes ? (wishes.byWish[index] ?? 0) : null),
    })),
    {
      key: 'utanfor',
      header: t.column.outside,
      align: 'end',
      cell: ({ wishes }) => whole(wishes?.outside),
      sort: ({ wishes }) => wishes?.outside ?? null,
    },
    {
      key: 'restid',
      header: t.column.travel,
      align: 'end',
      cell: ({ minutes }) => (minutes === null ? '–' : <span className="nowrap">{t.minutes(minutes)}</span>),
      sort: ({ minutes }) => minutes,
    },
    ...(choice.isPossible
      ? [
          {
            key: 'jamfor',
            header: choice.header,
            cell: ({ run }: Compared) => choice.checkbox(run),
          },
        ]
      : []),
  ]
  return (
    <>
      <DataTable
        hasFile
        stacks
        caption={t.runsCaption}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ run }) => run.id}
      />
      {choice.isPossible && choice.link}
    </>
  )
}
