import type { ResponseOf } from '../api/client.ts'
import { analysis as en } from '../copy/en/analysis.ts'
import { analysis as sv } from '../copy/sv/analysis.ts'
import { useCopy } from '../language.ts'
import './explanation.css'

export type ExplanationView = ResponseOf<'GET /api/terms/:termId/reasons'>['reasons'][number]['explanation']

interface Props {
  explanation: ExplanationView
  /** Level of the heading above the wishes. */
  level?: 3 | 4
}

/** Why a student got what they got: first the place, then each wish that was not met. */
export function Explanation({ explanation, level = 3 }: Props) {
  const t = useCopy(sv, en).why
  const Heading = `h${level}` as const
  const { sentences, notMet } = explanation
  return (
    <div className="flow explanation">
      {sentences.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {notMet.length > 0 && (
        <>
          <Heading>{t.notMet}</Heading>
          <ul className="plain">
            {notMet.map(({ heading, text }) => (
              <li key={heading}>
                <strong>{heading}</strong> {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
