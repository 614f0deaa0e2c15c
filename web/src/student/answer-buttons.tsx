import { useState } from 'react'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/notice.tsx'

export type Answer = 'accepted' | 'declined' | 'tentative'
const ANSWERS: readonly Answer[] = ['accepted', 'tentative', 'declined']

interface Props {
  label: string
  answer: Answer | null
  send: (answer: Answer) => Promise<void>
}

/** Yes, maybe, no: a press answers, and a later one changes it. */
export function AnswerButtons({ label, answer, send }: Props) {
  const { answers: t } = useCopy(sv, en)
  const [state, setState] = useState<'asked' | 'sending' | 'saved' | Error>('asked')

  async function press(chosen: Answer) {
    setState('sending')
    try {
      await send(chosen)
      setState('saved')
    } catch (error) {
      setState(error instanceof Error ? error : new Error('unknown'))
    }
  }
  return (
    <div className="flow no-print">
      <div className="row" role="group" aria-label={label}>
        {ANSWERS.map(one => (
          <Button
            key={one}
            kind={one === answer ? 'primary' : 'secondary'}
            aria-pressed={one === answer}
            busy={state === 'sending'}
            onClick={() => void press(one)}
          >
            {t[one]}
          </Button>
        ))}
      </div>
      <p role="status" className="hint">
        {state === 'saved' && t.saved}
      </p>
      {state instanceof Error && <FailureNotice error={state} />}
    </div>
  )
}
