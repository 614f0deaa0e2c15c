import type { ReactNode } from 'react'
import { useState } from 'react'
import { runsCompared as en } from '../../copy/en/runs-compared.ts'
import { runsCompared as sv } from '../../copy/sv/runs-compared.ts'
import { useCopy } from '../../language.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import type { RunSummary } from './criteria.ts'
import { useRunNames } from './run-names.ts'

interface CompareChoice {
  /** False with fewer than two runs to compare. */
  readonly isPossible: boolean
  readonly header: string
  readonly checkbox: (run: RunSummary) => ReactNode
  /** The way to the comparison of the two chosen, or how to choose them. */
  readonly link: ReactNode
}

/** Two runs to be chosen in their table; a third takes the place of the one that was chosen first. */
export function useCompareChoice(runs: readonly RunSummary[]): CompareChoice {
  const t = useCopy(sv, en)
  const { fullName } = useRunNames(runs)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const comparable = runs.filter(({ placed }) => placed !== null)
  // The older one first: a comparison reads forwards in time.
  const [a, b] = comparable
    .filter(({ id }) => chosen.includes(id))
    .toSorted((one, other) => one.startedAt.localeCompare(other.startedAt))
  return {
    isPossible: comparable.length > 1,
    header: t.column,
    checkbox: run =>
      run.placed !== null && (
        <input
          type="checkbox"
          className="compare-choice"
          aria-label={t.choose(fullName(run))}
          checked={chosen.includes(run.id)}
          onChange={event =>
            setChosen(
              event.target.checked ? [...chosen, run.id].slice(-2) : chosen.filter(id => id !== run.id),
            )
          }
        />
      ),
    link: (
      <p className="compare-link no-print" role="status">
        {a && b ? (
          <LinkButton
            to="/terminer/$termId/matchning/jamfor"
            params={{ termId: a.termId }}
            search={{ a: a.id, b: b.id }}
          >
            {t.compare}
          </LinkButton>
        ) : (
          <span className="soft small">{t.chooseHint}</span>
        )}
      </p>
    ),
  }
}
