import { shell as shellEn } from '../../copy/en/shell.ts'
import { terms as en } from '../../copy/en/terms.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { terms as sv } from '../../copy/sv/terms.ts'
import { useCopy } from '../../language.ts'
import type { Phase } from '../../shell/phases.ts'
import { PHASES } from '../../shell/phases.ts'
import './phase-track.css'

/** The seven phases as a line, with the one that the term is in. */
export function PhaseTrack({ phase }: { phase: Phase }) {
  const t = useCopy(sv, en)
  const names = useCopy(shellSv, shellEn).phase
  const here = PHASES.indexOf(phase)
  return (
    <ol className="plain phase-track" aria-label={t.phases}>
      {PHASES.map((one, index) => (
        <li
          key={one}
          data-state={index < here ? 'done' : index === here ? 'now' : 'ahead'}
          aria-current={index === here ? 'step' : undefined}
        >
          {names[one]}
          {index < here && <span className="visually-hidden"> ({t.done})</span>}
        </li>
      ))}
    </ol>
  )
}
