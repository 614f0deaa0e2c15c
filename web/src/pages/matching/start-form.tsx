import type { BodyOf } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { RadioGroup } from '../../forms/choices.tsx'
import { NumberField, SelectField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Section } from '../../ui/section.tsx'

type Start = BodyOf<'POST /api/terms/:termId/runs'>

interface Values {
  readonly policy: Start['policy'] | null
  readonly engine: Start['engine'] | null
  readonly timeLimitSeconds: number | null
}

const POLICIES = ['no-one-outside', 'most-first-choices', 'lowest-average'] as const
const ENGINES = ['network', 'highs', 'javascript-lp-solver'] as const

/** Starts a run. The policy is the one thing to decide; the rest has defaults that fit. */
export function StartForm({ termId, onStarted }: { termId: string; onStarted: () => void }) {
  const t = useCopy(sv, en)
  const start = useChange('POST /api/terms/:termId/runs', ['GET /api/terms/:termId/runs'])
  const form = useForm<Values>({
    keep: null,
    initial: { policy: 'no-one-outside', engine: 'network', timeLimitSeconds: 60 },
    warnOnLeave: false,
    validate: ({ timeLimitSeconds: limit }) =>
      limit === null || limit < 1 || limit > 600
        ? [{ path: 'timeLimitSeconds', text: t.timeLimitFault }]
        : [],
    submit: ({ policy, engine, timeLimitSeconds }) =>
      start.mutateAsync({
        params: { termId },
        body: {
          policy: policy ?? 'no-one-outside',
          engine: engine ?? 'network',
          timeLimitSeconds: timeLimitSeconds ?? 60,
        },
      }),
    onDone: onStarted,
  })
  return (
    <Section title={t.start} lead={t.startLead}>
      <Form form={form} action={t.run}>
        <RadioGroup
          legend={t.policyLegend}
          options={POLICIES.map(value => ({ value, label: t.policy[value], hint: t.policyHint[value] }))}
          {...form.bind('policy')}
        />
        <details {...(form.faults.length > 0 ? { open: true } : {})}>
          <summary>{t.advanced}</summary>
          <div className="form-row matching-advanced">
            <SelectField
              label={t.engine}
              hint={t.engineHint}
              options={ENGINES.map(value => ({ value, label: t.engines[value] }))}
              {...form.bind('engine')}
            />
            <NumberField label={t.timeLimit} {...form.bind('timeLimitSeconds')} />
          </div>
        </details>
      </Form>
    </Section>
  )
}
