import { Link } from '@tanstack/react-router'
import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { isChangeable, PilotFrame, usePilotId } from './pilot-frame.tsx'

export type Venue = ResponseOf<'GET /api/pilots/:pilotId/venues'>['venues'][number]

/** The rooms of the pilot, a district's own. */
export function VenuesPage() {
  const copy = useCopy(sv, en)
  const t = copy.venues
  const pilotId = usePilotId()
  const venues = useRead('GET /api/pilots/:pilotId/venues', { params: { pilotId } })
  return (
    <PilotFrame
      title={t.title}
      lead={t.lead}
      actions={pilot =>
        isChangeable(pilot) && (
          <LinkButton kind="primary" to="/auskultation/$pilotId/lokaler/ny" params={{ pilotId }}>
            {t.add}
          </LinkButton>
        )
      }
    >
      {() => (
        <Loaded query={venues}>
          {({ venues: all }) => (
            <Section title={t.title}>
              <DataTable
                hasFile
                caption={t.caption}
                captionHidden
                rows={all}
                rowKey={({ id }) => id}
                empty={<Empty title={t.noneTitle}>{t.noneText}</Empty>}
                columns={[
                  {
                    key: 'lokal',
                    header: t.name,
                    sort: venue => venue.name,
                    cell: venue => (
                      <Link
                        to="/auskultation/$pilotId/lokaler/$venueId"
                        params={{ pilotId, venueId: venue.id }}
                      >
                        {venue.name}
                      </Link>
                    ),
                  },
                  {
                    key: 'forvaltning',
                    header: copy.district,
                    sort: venue => venue.districtName,
                    cell: venue => shortDistrict(venue.districtName),
                  },
                  {
                    key: 'platser',
                    header: t.seats,
                    align: 'end',
                    sort: venue => venue.seats,
                    cell: venue => venue.seats,
                  },
                  {
                    key: 'tider',
                    header: copy.hosts.times,
                    cell: venue => copy.grid.summary(venue.absences.length),
                  },
                ]}
              />
            </Section>
          )}
        </Loaded>
      )}
    </PilotFrame>
  )
}
