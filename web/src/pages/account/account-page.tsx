import { useChange, useRead } from '../../api/queries.ts'
import type { ResponseOf } from '../../api/client.ts'
import { account as en } from '../../copy/en/account.ts'
import { account as sv } from '../../copy/sv/account.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { dateTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Facts } from '../../ui/key-figure.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { CalendarSection } from './calendar-section.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'

type Session = ResponseOf<'GET /api/account/sessions'>['sessions'][number]
const READINGS = ['GET /api/account/sessions'] as const

/** What the signed-in person is here, and where the person is signed in. */
export function AccountPage() {
  const t = useCopy(sv, en)
  const words = useCopy(shellSv, shellEn)
  const { person, roles } = useViewer()
  const sessions = useRead('GET /api/account/sessions', {})
  const names = roles.map(role => role.district?.name ?? role.university?.name ?? words.role[role.kind])
  return (
    <Page title={t.title}>
      <Section title={t.facts} lead={t.change}>
        <Facts
          rows={[
            [t.name, person.name],
            [t.email, person.email],
            [t.roles, names.length === 0 ? t.noRoles : names.join(', ')],
          ]}
        />
      </Section>
      <SecondFactorSection />
      <CalendarSection />
      <Section title={t.sessions} lead={t.sessionsLead}>
        <Loaded query={sessions}>{answer => <Sessions sessions={answer.sessions} />}</Loaded>
      </Section>
    </Page>
  )
}

function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const t = useCopy(sv, en)
  const end = useChange('POST /api/account/sessions/:sessionId/end', READINGS)
  const endOthers = useChange('POST /api/account/sessions/end-others', READINGS)
  const columns: Column<Session>[] = [
    { key: 'borjade', header: t.column.began, cell: ({ createdAt }) => dateTime(createdAt) },
    { key: 'senast', header: t.column.seen, cell: ({ lastSeenAt }) => dateTime(lastSeenAt) },
    { key: 'upphor', header: t.column.ends, cell: ({ expiresAt }) => dateTime(expiresAt) },
    {
      key: 'atgard',
      header: t.column.action,
      cell: ({ id, createdAt, isCurrent }) =>
        isCurrent ? (
          <Badge tone="info">{t.current}</Badge>
        ) : (
          <Button
            kind="quiet"
            aria-label={t.endOf(dateTime(createdAt))}
            onClick={() => end.mutate({ params: { sessionId: id } }, { onSuccess: () => say(t.ended) })}
          >
            {t.end}
          </Button>
        ),
    },
  ]
  return (
    <div className="flow">
      <DataTable
        stacks
        caption={t.caption}
        captionHidden
        columns={columns}
        rows={sessions}
        rowKey={({ id }) => id}
      />
      {sessions.length > 1 && (
        <p>
          <Button
            busy={endOthers.isPending}
            onClick={() => endOthers.mutate({}, { onSuccess: () => say(t.othersEnded) })}
          >
            {t.endOthers}
          </Button>
        </p>
      )}
      {end.error && <FailureNotice error={end.error} />}
      {endOthers.error && <FailureNotice error={endOthers.error} />}
    </div>
  )
}
