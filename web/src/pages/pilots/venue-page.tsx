import { useNavigate, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { useChange, useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { NumberField, SelectField, TextField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { toldNames } from '../../forms/told-names.ts'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { useForm, type Form as FormOf } from '../../forms/use-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { useCopy } from '../../language.ts'
import { NotFoundPage } from '../../shell/fallbacks.tsx'
import { useViewer } from '../../shell/viewer.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { Availability } from './availability.tsx'
import { isChangeable, PilotFrame, usePilotId, type Pilot } from './pilot-frame.tsx'
import { RemoveButton } from './remove-button.tsx'
import type { Venue } from './venues-page.tsx'

const REFRESHED = ['GET /api/pilots/:pilotId/venues', 'GET /api/pilots/:pilotId/plans'] as const

interface VenueValues {
  readonly districtId: string | null
  readonly name: string
  readonly address: string
  readonly seats: number | null
}

const bodyOf = ({ districtId, name, address, seats }: VenueValues) => ({
  districtId: districtId ?? '',
  name,
  address: address.trim() === '' ? null : address,
  seats: seats ?? 0,
})

function faultsOf({ districtId, name, seats }: VenueValues, t: typeof sv.venues) {
  return [
    ...(districtId === null ? [{ path: 'districtId', text: t.districtFault }] : []),
    ...(name.trim() === '' ? [{ path: 'name', text: t.nameFault }] : []),
    ...(seats === null || seats < 1 ? [{ path: 'seats', text: t.seatsFault }] : []),
  ]
}

function BackLink() {
  const t = useCopy(sv, en).venues
  return (
    <LinkButton kind="quiet" to="/auskultation/$pilotId/lokaler" params={{ pilotId: usePilotId() }}>
      {t.back}
    </LinkButton>
  )
}

function VenueFields({ form, pilot }: { form: FormOf<VenueValues>; pilot: Pilot }) {
  const copy = useCopy(sv, en)
  const t = copy.venues
  const viewer = useViewer()
  const own = pilot.districts.filter(
    ({ districtId }) => viewer.isCentral || viewer.districts.some(({ id }) => id === districtId),
  )
  return (
    <>
      <SelectField
        label={copy.district}
        options={own.map(({ districtId, name }) => ({ value: districtId, label: shortDistrict(name) }))}
        {...form.bind('districtId')}
      />
      <div className="form-row">
        <TextField label={t.name} {...form.bind('name')} />
        <NumberField label={t.seats} {...form.bind('seats')} />
      </div>
      <TextField label={t.address} optional {...form.bind('address')} />
    </>
  )
}

/** Adds a room, and goes on to when it is taken. */
export function NewVenuePage() {
  const t = useCopy(sv, en).venues
  return (
    <PilotFrame title={t.newTitle}>
      {pilot => (
        <Section title={t.newTitle}>
          <NewVenue pilot={pilot} />
        </Section>
      )}
    </PilotFrame>
  )
}

function NewVenue({ pilot }: { pilot: Pilot }) {
  const t = useCopy(sv, en).venues
  const viewer = useViewer()
  const navigate = useNavigate()
  const add = useChange('POST /api/pilots/:pilotId/venues', REFRESHED)
  const made = useRef('')
  const form = useForm<VenueValues>({
    keep: 'venue',
    initial: { districtId: viewer.districts[0]?.id ?? null, name: '', address: '', seats: null },
    validate: values => faultsOf(values, t),
    submit: async values => {
      const { id } = await add.mutateAsync({ params: { pilotId: pilot.id }, body: bodyOf(values) })
      made.current = id
    },
    onDone: () => {
      say(t.added, { onNextPage: true })
      const params = { pilotId: pilot.id, venueId: made.current }
      void navigate({ to: '/auskultation/$pilotId/lokaler/$venueId', params })
    },
  })
  return (
    <Form form={form} action={t.addAction} beside={<BackLink />}>
      <VenueFields form={form} pilot={pilot} />
    </Form>
  )
}

/** What a room is, and when it is taken. */
export function VenuePage() {
  const t = useCopy(sv, en).venues
  const pilotId = usePilotId()
  const { venueId } = useParams({ strict: false })
  const venues = useRead('GET /api/pilots/:pilotId/venues', { params: { pilotId } })
  const venue = venues.data?.venues.find(({ id }) => id === venueId)
  const readAnew = () => venues.refetch()
  if (venues.data && !venue) return <NotFoundPage />
  return (
    <PilotFrame title={venue?.name ?? t.editTitle}>
      {pilot => (
        <Loaded query={venues}>
          {() =>
            venue && (
              <>
                <VenueTimes key={`${venue.id} times`} {...{ pilot, venue, readAnew }} />
                {isChangeable(pilot) && <EditVenue key={venue.id} {...{ pilot, venue, readAnew }} />}
              </>
            )
          }
        </Loaded>
      )}
    </PilotFrame>
  )
}

interface StoredProps {
  pilot: Pilot
  venue: Venue
  readAnew: () => Promise<unknown>
}

function VenueTimes({ pilot, venue, readAnew }: StoredProps) {
  const t = useCopy(sv, en).grid
  const save = useChange('PUT /api/pilot-venues/:venueId/absences', REFRESHED)
  return (
    <Availability
      pilot={pilot}
      absences={venue.absences}
      lead={t.venueLead}
      about={venue.id}
      readOnly={!isChangeable(pilot)}
      save={body => save.mutateAsync({ params: { venueId: venue.id }, body })}
      readAnew={readAnew}
    />
  )
}

const valuesOf = ({ districtId, name, address, seats }: Venue): VenueValues => ({
  districtId,
  name,
  address: address ?? '',
  seats,
})

function EditVenue({ pilot, venue, readAnew }: StoredProps) {
  const { district } = useCopy(sv, en)
  const t = useCopy(sv, en).venues
  const navigate = useNavigate()
  const save = useChange('PUT /api/pilot-venues/:venueId', REFRESHED)
  const remove = useChange('POST /api/pilot-venues/:venueId/remove', REFRESHED)
  const params = { venueId: venue.id }
  const { form, conflict } = useEditForm<Venue, VenueValues>({
    latest: venue,
    valuesOf,
    keep: 'venue',
    validate: values => faultsOf(values, t),
    submit: (values, { version }) => save.mutateAsync({ params, body: { version, ...bodyOf(values) } }),
    readAnew,
    onDone: () => say(t.saved),
  })
  return (
    <Section title={t.editTitle}>
      <Form form={form} action={t.save} beside={<BackLink />}>
        <VersionConflict
          {...conflict}
          labels={{ districtId: district, name: t.name, address: t.address, seats: t.seats }}
          tell={{
            districtId: toldNames(pilot.districts.map(({ districtId: id, name }) => ({ id, name }))).one,
          }}
        />
        <VenueFields form={form} pilot={pilot} />
      </Form>
      <RemoveButton
        label={t.remove}
        text={t.removeText}
        busy={remove.isPending}
        error={remove.error}
        onRemove={() =>
          remove.mutate(
            { params, body: { version: venue.version } },
            {
              onSuccess: () => {
                say(t.removed, { onNextPage: true })
                void navigate({ to: '/auskultation/$pilotId/lokaler', params: { pilotId: pilot.id } })
              },
            },
          )
        }
      />
    </Section>
  )
}
