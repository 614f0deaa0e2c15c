import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { account as en } from '../../copy/en/account.ts'
import { account as sv } from '../../copy/sv/account.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'

/** A private calendar to subscribe to, with what one is invited to; a new address ends the one before (C5). */
export function CalendarSection() {
  const t = useCopy(sv, en).calendar
  const [path, setPath] = useState<string | null>(null)
  const make = useChange('POST /api/calendar-feed', [])
  return (
    <Section title={t.title} lead={t.lead}>
      <div className="flow">
        {path === null ? (
          <p>
            <Button
              busy={make.isPending}
              onClick={() => make.mutate({}, { onSuccess: ({ feedPath }) => setPath(feedPath) })}
            >
              {t.make}
            </Button>
          </p>
        ) : (
          <CopyField
            label={t.address}
            value={new URL(path, window.location.origin).href}
            action={t.copy}
            copied={t.copied}
            notCopied={t.notCopied}
          />
        )}
        {make.error && <FailureNotice error={make.error} />}
      </div>
    </Section>
  )
}
