import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import type { Pilot } from './pilot-frame.tsx'
import '../terms/phase-track.css'

const PHASES: readonly Pilot['phase'][] = ['draft', 'collecting', 'planned', 'published', 'held', 'evaluated']

/** The six phases of a pilot as a line, with the one that it is in. */
export function PilotTrack({ phase }: { phase: Pilot['phase'] }) {
  const t = useCopy(sv, en)
  const here = PHASES.indexOf(phase)
  return (
    <div className="pilot-track">
      <ol className="plain phase-track" aria-label={t.phases}>
        {PHASES.map((one, index) => (
          <li
            key={one}
            data-state={index < here ? 'done' : index === here ? 'now' : 'ahead'}
            aria-current={index === here ? 'step' : undefined}
          >
            {t.phaseName[one]}
            {index < here && <span className="visually-hidden"> ({t.done})</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}
