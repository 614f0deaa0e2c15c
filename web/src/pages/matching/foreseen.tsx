import { useRead } from '../../api/queries.ts'
import { analysis as en } from '../../copy/en/analysis.ts'
import { analysis as sv } from '../../copy/sv/analysis.ts'
import { useCopy } from '../../language.ts'
import { Notice } from '../../ui/notice.tsx'

/** What counting shows before a run is made; nothing when no count tells. */
export function Foreseen({ termId }: { termId: string }) {
  const t = useCopy(sv, en).foreseen
  const answer = useRead('GET /api/terms/:termId/foreseen', { params: { termId } })
  const conflicts = answer.data?.conflicts ?? []
  if (conflicts.length === 0) return null
  return (
    <Notice tone="warning" title={t.title}>
      <ul>
        {conflicts.map(({ text, rules }) => (
          <li key={text}>
            {text} <span className="soft small">({rules.join(', ')})</span>
          </li>
        ))}
      </ul>
      <p>{t.text}</p>
    </Notice>
  )
}
