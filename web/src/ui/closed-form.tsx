import { shell as en } from '../copy/en/shell.ts'
import { shell as sv } from '../copy/sv/shell.ts'
import { useCopy } from '../language.ts'
import type { TermSummary } from '../shell/term-choice.ts'
import { Notice } from './notice.tsx'

interface Props {
  readonly title: string
  /** Told with the phase by its name. */
  readonly text: (phase: string) => string
  readonly phase: TermSummary['phase']
}

/** Said above a form that the server would refuse to save now (S3). */
export function ClosedForm({ title, text, phase }: Props) {
  const names = useCopy(sv, en).phase
  return (
    <Notice tone="warning" title={title}>
      {text(names[phase])}
    </Notice>
  )
}
