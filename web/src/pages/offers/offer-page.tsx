import { useNavigate, useParams } from '@tanstack/react-router'
import type { ResponseOf } from '../../api/client.ts'
import { useChange, useRead } from '../../api/queries.ts'
import { offers as en } from '../../copy/en/offers.ts'
import { offers as sv } from '../../copy/sv/offers.ts'
import { Form } from '../../forms/form.tsx'
import { ReadOnly } from '../../forms/read-only.tsx'
import { useForm } from '../../forms/use-form.ts'
import { toldNames } from '../../forms/told-names.ts'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { list } from '../../format.ts'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { useCurrentTerm, useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { ClosedForm } from '../../ui/closed-form.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { refusingPhase } from '../../ui/term-phase.ts'
import { useTermName } from '../../ui/use-term-name.ts'
import { OfferFields } from './offer-fields.tsx'
import type { OfferView } from './offer-figures.ts'
import type { OfferFormValues } from './offer-form.ts'
import { emptyOffer, offerBody, offerFaults, offerValues } from './offer-form.ts'
import { ChangeNamedSupervisor } from './supervisor-fields.tsx'
import { WithdrawOffer } from './withdraw-offer.tsx'

const REFRESHED = [
  'GET /api/terms/:termId/offers',
  'GET /api/terms/:termId/board',
  'GET /api/districts/:districtId/supervisors',
] as const

/** After saving: back to the list, which says what was done. */
function useLeaving(termId: string) {
  const navigate = useNavigate()
  return (text: string) => {
    say(text, { onNextPage: true })
    void navigate({ to: '/terminer/$termId/platser', params: { termId } })
  }
}

function BackLink({ termId }: { termId: string }) {
  const t = useCopy(sv, en)
  return (
    <LinkButton kind="quiet" to="/terminer/$termId/platser" params={{ termId }}>
      {t.form.back}
    </LinkButton>
  )
}

export function NewOfferPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const { term } = useCurrentTerm()
  const closed = refusingPhase(term)
  return (
    <Page title={t.form.newTitle} over={useTermName(termId)} lead={t.form.newLead}>
      {closed === null ? (
        <Card>
          <NewOfferForm termId={termId} term={term} />
        </Card>
      ) : (
        <ClosedForm title={t.form.closed} text={t.closed} phase={closed} />
      )}
    </Page>
  )
}

function NewOfferForm({ termId, term }: { termId: string; term: TermSummary | null }) {
  const t = useCopy(sv, en)
  const { districts } = useViewer()
  const leave = useLeaving(termId)
  const create = useChange('POST /api/terms/:termId/offers', REFRESHED)
  const form = useForm<OfferFormValues>({
    keep: 'offer',
    initial: emptyOffer(districts[0]?.id ?? null),
    validate: values => offerFaults(values, t.fault, term),
    submit: values => create.mutateAsync({ params: { termId }, body: offerBody(values) }),
    onDone: values => leave(t.form.created(values.unit.trim())),
  })
  return (
    <>
      <Form form={form} action={t.form.create} beside={<BackLink termId={termId} />}>
        <OfferFields form={form} term={term} />
      </Form>
      <ChangeNamedSupervisor form={form} />
    </>
  )
}

export function EditOfferPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const { offerId } = useParams({ strict: false })
  const { term } = useCurrentTerm()
  const closed = refusingPhase(term)
  const query = useRead('GET /api/terms/:termId/offers', { params: { termId } })
  const offer = query.data?.offers.find(({ id }) => id === offerId)
  return (
    <Page title={offer ? t.form.editTitle(offer.unit) : t.form.place} over={useTermName(termId)}>
      <Loaded query={query}>
        {() =>
          offer ? (
            <>
              {closed !== null && <ClosedForm title={t.form.closed} text={t.closed} phase={closed} />}
              <Card>
                <EditOfferForm
                  key={`${offer.id} ${closed}`}
                  offer={offer}
                  term={term}
                  readAnew={() => query.refetch()}
                />
              </Card>
              {closed === null && <WithdrawOffer termId={termId} offer={offer} />}
            </>
          ) : (
            <Card>
              <Empty title={t.form.missing} action={<BackLink termId={termId} />}>
                {t.form.missingText}
              </Empty>
            </Card>
          )
        }
      </Loaded>
    </Page>
  )
}

interface EditProps {
  offer: OfferView
  term: TermSummary | null
  readAnew: () => Promise<unknown>
}

function EditOfferForm({ offer, term, readAnew }: EditProps) {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const leave = useLeaving(termId)
  const save = useChange('PUT /api/offers/:offerId', REFRESHED)
  const { data: reference } = useRead('GET /api/reference', {})
  const { form, conflict } = useEditForm<OfferView, OfferFormValues>({
    latest: offer,
    valuesOf: offerValues,
    // What can't be saved shows what is stored.
    keep: refusingPhase(term) === null ? 'offer' : null,
    validate: values => offerFaults(values, t.fault, term),
    submit: (values, base) =>
      save.mutateAsync({
        params: { offerId: offer.id },
        body: { ...offerBody(values), version: base.version },
      }),
    readAnew,
    onDone: values => leave(t.form.saved(values.unit.trim())),
  })
  if (refusingPhase(term) !== null) {
    return (
      <ReadOnly legend={t.form.place}>
        <OfferFields form={form} term={term} />
        <div>
          <BackLink termId={termId} />
        </div>
      </ReadOnly>
    )
  }
  return (
    <>
      <Form form={form} action={t.form.save} beside={<BackLink termId={termId} />}>
        <VersionConflict {...conflict} labels={labelsOf(t)} tell={tellersOf(t, reference)} />
        <OfferFields form={form} term={term} />
      </Form>
      <ChangeNamedSupervisor form={form} />
    </>
  )
}

function labelsOf({ form }: typeof sv): Readonly<Record<keyof OfferFormValues, string>> {
  return {
    districtId: form.district,
    unit: form.unit,
    fieldId: form.field,
    places: form.places,
    supervisorName: form.supervisor,
    supervisorEmail: form.supervisor,
    supervisorDegreeYear: form.supervisor,
    supervisorCourse: form.supervisor,
    universityIds: form.universities,
    requires: form.requires,
    provides: form.provides,
    fromOn: form.period,
    toOn: form.period,
    comment: form.comment,
  }
}

/** How values that aren't words are said. */
function tellersOf(t: typeof sv, reference: ResponseOf<'GET /api/reference'> | undefined) {
  return {
    districtId: toldNames(reference?.districts).one,
    fieldId: toldNames(reference?.fields).one,
    universityIds: toldNames(reference?.universities).many,
    supervisorCourse: (course: OfferFormValues['supervisorCourse']) =>
      course === null ? '' : `${t.form.course}: ${t.form[course]}`,
    requires: (all: OfferFormValues['requires']) => list(all.map(one => t.form.requirement[one])),
    provides: (all: OfferFormValues['provides']) => list(all.map(one => t.provides[one])),
  }
}
