import { useNavigate, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { useChange, useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { Form } from '../../forms/form.tsx'
import { toldNames } from '../../forms/told-names.ts'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { useForm } from '../../forms/use-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { Section } from '../../ui/section.tsx'
import { NotFoundPage } from '../../shell/fallbacks.tsx'
import { HostFields, useKinds } from './host-fields.tsx'
import { hostBody, hostFaults, hostValues, WHOLE_CITY, type HostValues } from './host-values.ts'
import type { Host } from './hosts-page.tsx'
import { OwnTimes } from './own-times.tsx'
import { isChangeable, PilotFrame, usePilotId, type Pilot } from './pilot-frame.tsx'
import { RemoveButton } from './remove-button.tsx'

const REFRESHED = [
  'GET /api/pilots/:pilotId/hosts',
  'GET /api/pilots/:pilotId/host-suggestions',
  'GET /api/pilots/:pilotId/plans',
] as const

function BackLink() {
  const t = useCopy(sv, en).host
  const pilotId = usePilotId()
  return (
    <LinkButton kind="quiet" to="/auskultation/$pilotId/vardar" params={{ pilotId }}>
      {t.back}
    </LinkButton>
  )
}

/** Adds a host, and goes on to when they are away. */
export function NewHostPage() {
  const t = useCopy(sv, en).host
  return (
    <PilotFrame title={t.newTitle}>
      {pilot => (
        <Section title={t.about}>
          <NewHost pilot={pilot} />
        </Section>
      )}
    </PilotFrame>
  )
}

function NewHost({ pilot }: { pilot: Pilot }) {
  const copy = useCopy(sv, en)
  const t = copy.host
  const viewer = useViewer()
  const navigate = useNavigate()
  const [kind = null] = useKinds()
  const add = useChange('POST /api/pilots/:pilotId/hosts', REFRESHED)
  const made = useRef('')
  const form = useForm<HostValues>({
    keep: 'host',
    initial: {
      kind,
      districtId: viewer.districts[0]?.id ?? null,
      name: '',
      email: '',
      studentId: null,
      personId: null,
      moduleIds: [],
      maximumSessions: 3,
    },
    validate: values => hostFaults(values, copy),
    submit: async values => {
      const { id } = await add.mutateAsync({ params: { pilotId: pilot.id }, body: hostBody(values) })
      made.current = id
    },
    onDone: () => {
      say(t.added, { onNextPage: true })
      const params = { pilotId: pilot.id, hostId: made.current }
      void navigate({ to: '/auskultation/$pilotId/vardar/$hostId', params })
    },
  })
  return (
    <Form form={form} action={t.add} beside={<BackLink />}>
      <HostFields form={form} pilot={pilot} host={null} />
    </Form>
  )
}

/** Who a host is, and when they are away. */
export function HostPage() {
  const copy = useCopy(sv, en)
  const pilotId = usePilotId()
  const { hostId } = useParams({ strict: false })
  const hosts = useRead('GET /api/pilots/:pilotId/hosts', { params: { pilotId } })
  const host = hosts.data?.hosts.find(({ id }) => id === hostId)
  if (hosts.data && !host) return <NotFoundPage />
  return (
    <PilotFrame title={host?.label ?? copy.host.editTitle}>
      {pilot => (
        <Loaded query={hosts}>
          {() =>
            host && (
              <>
                <OwnTimes pilot={pilot} host={host} title={copy.grid.title} />
                <EditHost key={host.id} pilot={pilot} host={host} readAnew={() => hosts.refetch()} />
              </>
            )
          }
        </Loaded>
      )}
    </PilotFrame>
  )
}

interface EditProps {
  pilot: Pilot
  host: Host
  readAnew: () => Promise<unknown>
}

function EditHost({ pilot, host, readAnew }: EditProps) {
  const copy = useCopy(sv, en)
  const t = copy.host
  const navigate = useNavigate()
  const save = useChange('PUT /api/pilot-hosts/:hostId', REFRESHED)
  const remove = useChange('POST /api/pilot-hosts/:hostId/remove', REFRESHED)
  const params = { hostId: host.id }
  const { form, conflict } = useEditForm<Host, HostValues>({
    latest: host,
    valuesOf: hostValues,
    keep: 'host',
    validate: values => hostFaults(values, copy),
    submit: (values, { version }) => save.mutateAsync({ params, body: { version, ...hostBody(values) } }),
    readAnew,
    onDone: () => say(t.saved),
  })
  if (!isChangeable(pilot)) return null
  const districts = toldNames([
    ...pilot.districts.map(({ districtId: id, name }) => ({ id, name })),
    { id: WHOLE_CITY, name: t.whole },
  ])
  return (
    <Section title={t.about}>
      <Form form={form} action={t.save} beside={<BackLink />}>
        <VersionConflict
          {...conflict}
          labels={{
            districtId: copy.district,
            name: t.name,
            email: t.email,
            studentId: t.student,
            personId: t.teacher,
            moduleIds: t.modules,
            maximumSessions: t.most,
          }}
          tell={{ districtId: districts.one, moduleIds: toldNames(pilot.modules).many }}
        />
        <HostFields form={form} pilot={pilot} host={host} />
      </Form>
      <RemoveButton
        label={t.remove}
        text={t.removeText}
        busy={remove.isPending}
        error={remove.error}
        onRemove={() =>
          remove.mutate(
            { params, body: { version: host.version } },
            {
              onSuccess: () => {
                say(t.removed, { onNextPage: true })
                void navigate({ to: '/auskultation/$pilotId/vardar', params: { pilotId: pilot.id } })
              },
            },
          )
        }
      />
    </Section>
  )
}
