import { call } from '../api/client.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { useCopy } from '../language.ts'
import { AnswerButtons, type Answer } from './answer-buttons.tsx'
import type { Occasion } from './occasion-card.tsx'

interface Props {
  token: string
  occasion: Occasion
  onAnswered: (answer: Answer) => void
}

/** The answer to one occasion, on the page of whoever is invited to it. */
export function Answers({ token, occasion, onAnswered }: Props) {
  const t = useCopy(sv, en)
  return (
    <AnswerButtons
      label={t.answers.label(occasion.title ?? t.kind[occasion.kind])}
      answer={occasion.answer}
      send={async answer => {
        const body = { occasionId: occasion.id, answer }
        await call('POST /api/personal-page/answers', { body }, { bearer: token })
        onAnswered(answer)
      }}
    />
  )
}
