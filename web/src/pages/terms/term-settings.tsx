import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reading, useChange } from '../../api/queries.ts'
import { terms as en } from '../../copy/en/terms.ts'
import { terms as sv } from '../../copy/sv/terms.ts'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { savingOver, VersionConflict } from '../../forms/version-conflict.tsx'
import { useCopy } from '../../language.ts'
import { say } from '../../ui/messages.tsx'
import { Section } from '../../ui/section.tsx'
import { BoundsFields } from './bounds-fields.tsx'
import { DueDates, TermFields } from './term-fields.tsx'
import type { Reference, Term } from './term-values.ts'
import { termBounds, termFaults, termMembers, termValues } from './term-values.ts'

/** The phases in which everything may change; after them the term is settled, and only its due dates may. */
const COLLECTED_IN: readonly Term['phase'][] = ['draft', 'collecting', 'matching']

/** The term's numbers and dates, for the central coordinator to change. */
export function TermSettings({ term, reference }: { term: Term; reference: Reference }) {
  const t = useCopy(sv, en)
  const client = useQueryClient()
  const [base, setBase] = useState(term)
  const params = { termId: term.id }
  const isSettled = !COLLECTED_IN.includes(term.phase)
  const save = useChange('PUT /api/terms/:termId', [
    'GET /api/terms',
    'GET /api/terms/:termId',
    'GET /api/terms/:termId/board',
  ])
  const form = useForm({
    initial: termValues(base, reference),
    validate: values => termFaults(values, t),
    submit: async values => {
      const body = { version: base.version, ...termMembers(values), bounds: termBounds(values) }
      const saved = await savingOver(save.mutateAsync({ params, body }), () =>
        client.refetchQueries({ queryKey: reading('GET /api/terms/:termId', { params }).queryKey }),
      )
      setBase(saved)
    },
    onDone: () => say(t.saved),
  })
  return (
    <Section title={t.settingsTitle} lead={isSettled ? t.settledLead : t.settingsLead}>
      <Form form={form} action={t.save}>
        <VersionConflict
          form={form}
          base={base}
          latest={term}
          valuesOf={one => termValues(one, reference)}
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
          onAdopt={() => setBase(term)}
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
