import { useQueryClient } from '@tanstack/react-query'
import { reading, useChange } from '../../api/queries.ts'
import { terms as en } from '../../copy/en/terms.ts'
import { terms as sv } from '../../copy/sv/terms.ts'
import { Form } from '../../forms/form.tsx'
import { toldNames } from '../../forms/told-names.ts'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { useCopy } from '../../language.ts'
import { say } from '../../ui/messages.tsx'
import { Section } from '../../ui/section.tsx'
import { BoundsFields } from './bounds-fields.tsx'
import { DueDates, TermFields } from './term-fields.tsx'
import type { Reference, Term, TermValues } from './term-values.ts'
import { termBounds, termFaults, termMembers, termValues } from './term-values.ts'

/** The phases in which everything may change; after them the term is settled, and only its due dates may. */
const COLLECTED_IN: readonly Term['phase'][] = ['draft', 'collecting', 'matching']

/** The term's numbers and dates, for the central coordinator to change. */
export function TermSettings({ term, reference }: { term: Term; reference: Reference }) {
  const t = useCopy(sv, en)
  const client = useQueryClient()
  const params = { termId: term.id }
  const isSettled = !COLLECTED_IN.includes(term.phase)
  const save = useChange('PUT /api/terms/:termId', [
    'GET /api/terms',
    'GET /api/terms/:termId',
    'GET /api/terms/:termId/board',
  ])
  const { form, conflict } = useEditForm({
    latest: term,
    valuesOf: (one: Term) => termValues(one, reference),
    keep: 'settings',
    validate: values => termFaults(values, t),
    submit: (values, { version }) =>
      save.mutateAsync({
        params,
        body: { version, ...termMembers(values), bounds: termBounds(values) },
      }),
    readAnew: () =>
      client.refetchQueries({ queryKey: reading('GET /api/terms/:termId', { params }).queryKey }),
    onDone: () => say(t.saved),
  })
  return (
    <Section title={t.settingsTitle} lead={isSettled ? t.settledLead : t.settingsLead}>
      <Form form={form} action={t.save}>
        <VersionConflict
          {...conflict}
          labels={{
            target: t.target,
            maxTravelMinutes: t.maxTravelMinutes,
            startsOn: t.startsOn,
            endsOn: t.endsOn,
            offersDueOn: t.offersDueOn,
            confirmDueOn: t.confirmDueOn,
            shares: t.shares,
            bounds: t.bounds,
          }}
          tell={tellersOf(t, reference)}
        />
        {isSettled ? (
          <DueDates form={form} />
        ) : (
          <>
            <TermFields form={form} reference={reference} />
            <BoundsFields form={form} reference={reference} />
          </>
        )}
      </Form>
    </Section>
  )
}

/** How the rows of universities and districts are said: those that say something. */
function tellersOf(t: typeof sv, reference: Reference) {
  const university = toldNames(reference.universities).one
  const district = toldNames(reference.districts).one
  return {
    shares: (shares: TermValues['shares']) =>
      shares
        .filter(({ places }) => places !== 0)
        .map(
          ({ universityId, places, guarantee }) =>
            `${university(universityId)}: ${places ?? 0} (${t.guarantee} ${guarantee ?? 0})`,
        )
        .join('; '),
    bounds: (bounds: TermValues['bounds']) =>
      bounds
        .filter(({ minimum, maximum }) => minimum !== null || maximum !== null)
        .map(
          ({ districtId, minimum, maximum }) => `${district(districtId)}: ${minimum ?? 0}–${maximum ?? ''}`,
        )
        .join('; '),
  }
}
