import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { t2 as en } from '../../copy/en/t2.ts'
import { t2 as sv } from '../../copy/sv/t2.ts'
import { dateTime, longDate } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import type { T2 } from './report.ts'

interface Props {
  termId: string
  frozen: T2['frozen']
  /** The day that the figures are up to; null for those of now. */
  asOf: string | null
}

/** What was reported and when, and the button that freezes the figures as they are. */
export function FrozenReports({ termId, frozen, asOf }: Props) {
  const t = useCopy(sv, en)
  const [asks, setAsks] = useState(false)
  const freeze = useChange('POST /api/terms/:termId/t2', ['GET /api/terms/:termId/t2'])
  return (
    <Section
      title={t.frozenTitle}
      lead={t.frozenLead}
      actions={<Button onClick={() => setAsks(true)}>{t.freeze}</Button>}
    >
      {frozen.length === 0 ? (
        <p>{t.frozenNone}</p>
      ) : (
        <ul>
          {frozen.map(({ id, at, by, asOf: upTo }) => (
            <li key={id}>
              <Link to="/terminer/$termId/t2/$reportId" params={{ termId, reportId: id }}>
                {t.frozenAt} {dateTime(at)}
              </Link>
              {by !== null && `, ${t.frozenBy.toLocaleLowerCase('sv')} ${by}`}
              {upTo !== null && `, ${t.asOf.toLocaleLowerCase('sv')} ${longDate(upTo)}`}
            </li>
          ))}
        </ul>
      )}
      {asks && (
        <ConfirmDialog
          title={t.freezeTitle}
          action={t.freeze}
          busy={freeze.isPending}
          onClose={() => setAsks(false)}
          onConfirm={() =>
            freeze.mutate({ params: { termId }, body: { asOf } }, { onSuccess: () => setAsks(false) })
          }
        >
          <p>{asOf === null ? t.freezeText : t.freezeDayText(longDate(asOf))}</p>
          {freeze.error && <FailureNotice error={freeze.error} />}
        </ConfirmDialog>
      )}
    </Section>
  )
}
