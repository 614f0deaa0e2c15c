import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { analysis as analysisEn } from '../../copy/en/analysis.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { analysis as analysisSv } from '../../copy/sv/analysis.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { dateRange, dateTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm, useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { useWhy } from '../../ui/decline-reasons.ts'
import { Empty } from '../../ui/empty.tsx'
import { Facts } from '../../ui/key-figure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Card, Section } from '../../ui/section.tsx'
import { isPublished, isRepairable } from '../../ui/term-phase.ts'
import { useFocusAfter } from '../../ui/use-focus-after.ts'
import { useTermName } from '../../ui/use-term-name.ts'
import { useArrival } from './arrivals.ts'
import { Occasions } from './occasions.tsx'
import { PlacementEnd } from './placement-end.tsx'
import type { PlacementView } from './placement-states.ts'
import { StateBadge } from './placements-table.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import '../../ui/arrival.css'
import './placements.css'

/** One placement: where, with whom, when, and what has happened to it. */
export function PlacementPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const { placementId } = useParams({ strict: false })
  const query = useRead('GET /api/terms/:termId/placements', { params: { termId } })
  const placement = query.data?.placements.find(({ id }) => id === placementId)
  const back = (
    <LinkButton kind="quiet" to="/terminer/$termId/placeringar" params={{ termId }}>
      {t.detail.back}
    </LinkButton>
  )
  return (
    <Page
      title={placement ? placement.student.label : t.detail.placeholder}
      over={useTermName(termId)}
      lead={placement && <StateBadge state={placement.state} />}
      actions={back}
    >
      <Loaded query={query}>
        {() =>
          placement ? (
            <Placement placement={placement} />
          ) : (
            <Card>
              <Empty title={t.detail.missing} action={back}>
                {t.detail.missingText}
              </Empty>
            </Card>
          )
        }
      </Loaded>
    </Page>
  )
}

function Placement({ placement }: { placement: PlacementView }) {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const viewer = useViewer()
  const { term } = useCurrentTerm()
  const isOwnDistrict = viewer.districts.some(({ id }) => id === placement.offer.districtId)
  const isOwnStudent = viewer.universities.some(({ id }) => id === placement.student.universityId)
  const isUnanswered = placement.state === 'proposed' && term !== null && isRepairable(term.phase)
  const [answer, focusAnswer] = useFocusAfter()
  const canLink = (viewer.isCentral || isOwnStudent) && term !== null && isPublished(term.phase)
  return (
    <>
      <div ref={answer} tabIndex={-1} className="arrival">
        {isUnanswered && isOwnDistrict ? (
          <Card>
            <ProposalCard placement={placement} onAnswered={focusAnswer} />
          </Card>
        ) : (
          <Place placement={placement} canRelease={isUnanswered && viewer.isCentral} />
        )}
      </div>
      <Occasions placement={placement} canChange={viewer.isCentral || isOwnDistrict} />
      {term && (
        <PlacementEnd
          termId={termId}
          phase={term.phase}
          placement={placement}
          mayEnd={{
            place: viewer.isCentral || isOwnDistrict,
            student: (viewer.isCentral || isOwnStudent) && placement.state === 'published',
          }}
          onEnded={focusAnswer}
        />
      )}
      {canLink && (
        <Section title={t.detail.link} lead={t.detail.linkText}>
          <LinkButton
            to="/terminer/$termId/studenter"
            params={{ termId }}
            search={{ sok: placement.student.label }}
          >
            {t.detail.linkGo}
          </LinkButton>
        </Section>
      )}
      <History placement={placement} />
    </>
  )
}

function Place({ placement, canRelease }: { placement: PlacementView; canRelease: boolean }) {
  const t = useCopy(sv, en)
  const [releases, setReleases] = useState(false)
  const w = useCopy(analysisSv, analysisEn).why
  const arrival = useArrival(placement.id)
  const { student, offer, supervisor, wish } = placement
  const named = supervisor ?? offer.supervisor
  return (
    <Section
      title={t.detail.place}
      actions={
        canRelease && (
          <Button kind="danger" onClick={() => setReleases(true)}>
            {t.release.open}
          </Button>
        )
      }
    >
      <Facts
        rows={[
          [t.column.university, student.universityName],
          [t.column.needs, student.needs.length === 0 ? null : student.needs.map(t.need).join(', ')],
          [t.column.district, offer.districtName],
          [t.column.unit, offer.unit],
          [t.column.field, offer.fieldName],
          [t.column.period, offer.fromOn && offer.toOn ? dateRange(offer.fromOn, offer.toOn) : t.wholeTerm],
          [t.column.supervisor, named ? <Contact key="supervisor" {...named} /> : t.noSupervisor],
          [t.column.wish, wish === undefined ? null : wish === null ? t.outside : t.wish(wish)],
          [w.arrival, arrival],
        ]}
      />
      {releases && <ReleaseDialog placement={placement} onClose={() => setReleases(false)} />}
    </Section>
  )
}

function Contact({ name, email }: { name: string; email: string | null }) {
  return (
    <>
      {name}
      {email !== null && (
        <>
          , <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
    </>
  )
}

function History({ placement }: { placement: PlacementView }) {
  const t = useCopy(sv, en)
  const why = useWhy()
  return (
    <Section title={t.detail.history}>
      <ol role="list" className="history">
        {placement.events.map(event => (
          <li key={`${event.kind} ${event.at}`}>
            <span className="soft numeric">{dateTime(event.at)}</span>
            <span>
              <strong>{t.event[event.kind]}</strong>
              {event.by !== null && ` ${t.detail.by(event.by)}`}
              {why(event) !== null && <span className="history-reason">{why(event)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
