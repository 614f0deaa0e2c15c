import { useEffect, useRef, useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { terms as en } from '../../copy/en/terms.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { terms as sv } from '../../copy/sv/terms.ts'
import { useCopy } from '../../language.ts'
import type { Phase } from '../../shell/phases.ts'
import { PHASES } from '../../shell/phases.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { focusHeading } from '../../ui/focus-heading.ts'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { PhaseTrack } from './phase-track.tsx'
import { withdrawsAnswers } from './term-values.ts'
import type { Term } from './term-values.ts'

type Move = Term['allowedMoves'][number]

/** Where the term is on its way (S1) and the moves that are open from here, with the reason when one isn't yet. */
export function PhaseStepper({ term, isCentral }: { term: Term; isCentral: boolean }) {
  const t = useCopy(sv, en)
  return (
    <Section title={t.phaseTitle} lead={t.purpose[term.phase]}>
      <PhaseTrack phase={term.phase} />
      <Moves term={term} isCentral={isCentral} />
    </Section>
  )
}

function Moves({ term, isCentral }: { term: Term; isCentral: boolean }) {
  const t = useCopy(sv, en)
  const names = useCopy(shellSv, shellEn).phase
  const [asked, setAsked] = useState<Phase | null>(null)
  const move = useChange('POST /api/terms/:termId/phase', [
    'GET /api/terms',
    'GET /api/terms/:termId',
    'GET /api/terms/:termId/board',
    'GET /api/terms/:termId/placements',
  ])
  const here = PHASES.indexOf(term.phase)
  const shownPhase = useRef(here)
  useEffect(() => {
    // The button that was pressed belongs to the phase before, and took the focus with it.
    if (shownPhase.current !== here && document.activeElement === document.body) focusHeading()
    shownPhase.current = here
  }, [here])
  const isAhead = (one: Move) => PHASES.indexOf(one.to) > here
  const kindOf = (one: Move) =>
    withdrawsAnswers(term, one.to) ? 'danger' : isAhead(one) ? 'primary' : 'quiet'
  const label = (to: Phase) => (PHASES.indexOf(to) > here ? t.moveTo[to] : t.moveBackTo[to])
  const moves = term.allowedMoves.toSorted((a, b) => Number(isAhead(b)) - Number(isAhead(a)))

  if (moves.length === 0) return <p className="soft">{isCentral ? t.noMoves : t.noMovesForYou}</p>
  return (
    <div className="flow moves">
      {move.error && <FailureNotice error={move.error} />}
      <ul className="plain">
        {moves.map(one => (
          <li key={one.to}>
            {one.blockedBy === null ? (
              <Button kind={kindOf(one)} onClick={() => setAsked(one.to)}>
                {label(one.to)}
              </Button>
            ) : (
              <p>
                <strong>{label(one.to)}.</strong> <span className="soft">{t.notYet}</span> {one.blockedBy}
              </p>
            )}
          </li>
        ))}
      </ul>
      {asked !== null && (
        <ConfirmDialog
          title={label(asked)}
          action={label(asked)}
          kind={withdrawsAnswers(term, asked) ? 'danger' : 'primary'}
          busy={move.isPending}
          onClose={() => setAsked(null)}
          onConfirm={() =>
            move.mutate(
              { params: { termId: term.id }, body: { to: asked } },
              {
                onSuccess: answer => say(t.moved(names[answer.phase])),
                onSettled: () => setAsked(null),
              },
            )
          }
        >
          {term.facts && (
            <p>
              {withdrawsAnswers(term, asked) ? t.withdrawal(term.facts) : t.moveEffect[asked](term.facts)}
            </p>
          )}
        </ConfirmDialog>
      )}
    </div>
  )
}
