import { useRead } from '../../api/queries.ts'
import { pins as en } from '../../copy/en/pins.ts'
import { pins as sv } from '../../copy/sv/pins.ts'
import { dateTime } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Section } from '../../ui/section.tsx'
import { WideTable } from '../../ui/wide-table.tsx'
import { Unpin } from './pin-actions.tsx'
import type { PinView } from './pins.ts'
import { placeName, usePins } from './pins.ts'

/** Who is pinned where, by whom, when and why, with the pins that were removed below (R12). */
export function PinList({ termId }: { termId: string }) {
  const t = useCopy(sv, en)
  const all = useRead('GET /api/terms/:termId/pins', { params: { termId } }).data?.pins ?? []
  const { mayChange } = usePins(termId)
  const columns = usePinColumns()
  if (all.length === 0) return null
  const inForce = all.filter(({ removedAt }) => removedAt === null)
  const removed = all.filter(({ removedAt }) => removedAt !== null)
  const action: Column<PinView> = {
    key: 'atgard',
    header: t.action,
    cell: pin => <Unpin pin={pin} />,
  }
  return (
    <Section title={t.listTitle} lead={t.listLead}>
      <WideTable>
        {inForce.length > 0 && (
          <DataTable
            stacks
            hasFile
            name="las-"
            caption={t.listCaption}
            captionHidden
            columns={[
              columns.student,
              columns.place,
              columns.why,
              columns.by,
              ...(mayChange ? [action] : []),
            ]}
            rows={inForce}
            rowKey={({ id }) => id}
          />
        )}
        {removed.length > 0 && (
          <details>
            <summary>{t.historyTitle(removed.length)}</summary>
            <DataTable
              stacks
              name="tidigare-las-"
              caption={t.historyCaption}
              captionHidden
              columns={[columns.student, columns.place, columns.why, columns.by, columns.removedBy]}
              rows={removed}
              rowKey={({ id }) => id}
            />
          </details>
        )}
      </WideTable>
    </Section>
  )
}

function usePinColumns() {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const signed = (name: string | null, at: string | null) => (
    <>
      {name ?? t.system}
      {at !== null && <span className="second-fact">{dateTime(at, language)}</span>}
    </>
  )
  const columns = {
    student: {
      key: 'student',
      header: t.student,
      cell: ({ student }) => (
        <>
          {student.label}
          <span className="second-fact">{student.universityId}</span>
        </>
      ),
      sort: ({ student }) => student.label,
    },
    place: {
      key: 'plats',
      header: t.place,
      cell: ({ offer, broken }) => (
        <>
          {placeName(offer)}
          <span className="second-fact">{offer.fieldName}</span>
          {broken.length > 0 && (
            <>
              <Badge tone="error">{t.doesNotHold}</Badge>
              <span className="second-fact">
                {broken.map(({ rule, text }) => `${text} (${rule})`).join(' ')}
              </span>
            </>
          )}
        </>
      ),
      sort: ({ offer }) => placeName(offer),
    },
    why: { key: 'varfor', header: t.why, cell: ({ reason }) => reason },
    by: {
      key: 'last-av',
      header: t.by,
      cell: ({ pinnedBy, pinnedAt }) => signed(pinnedBy, pinnedAt),
      sort: ({ pinnedAt }) => pinnedAt,
    },
    removedBy: {
      key: 'upplast-av',
      header: t.removedBy,
      cell: ({ removedBy, removedAt }) => signed(removedBy, removedAt),
      sort: ({ removedAt }) => removedAt,
    },
  } satisfies Record<string, Column<PinView>>
  return columns
}
