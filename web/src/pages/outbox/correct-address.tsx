import { Link } from '@tanstack/react-router'
import { outbox as en } from '../../copy/en/outbox.ts'
import { outbox as sv } from '../../copy/sv/outbox.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import type { OutboxItem } from './outbox-messages.ts'

/** Where the address of a letter that didn't get through is corrected, or that it has been. */
export function CorrectAddress({ message: { source, correctedTo } }: { message: OutboxItem }) {
  const t = useCopy(sv, en).address
  const { isCentral } = useViewer()
  if (correctedTo !== null) return <p className="small">{t.corrected(correctedTo)}</p>
  if (source?.kind === 'student') {
    const params = { termId: source.termId, studentId: source.id }
    return (
      <p className="small">
        {t.where}{' '}
        <Link to="/terminer/$termId/studenter/$studentId" params={params}>
          {t.ofStudent(source.number)}
        </Link>
      </p>
    )
  }
  if (source?.kind === 'person') {
    return (
      <p className="small">
        {isCentral ? (
          <>
            {t.where}{' '}
            <Link to="/personer/$personId" params={{ personId: source.id }}>
              {t.ofPerson(source.name)}
            </Link>
          </>
        ) : (
          t.askCentral(source.name)
        )}
      </p>
    )
  }
  return null
}
