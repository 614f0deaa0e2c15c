import { useNavigate } from '@tanstack/react-router'
import { useChange, useRead } from '../../api/queries.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { terms as en } from '../../copy/en/terms.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { terms as sv } from '../../copy/sv/terms.ts'
import { NumberField, SelectField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { newestFirst } from '../../shell/term-choice.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { TermFields } from './term-fields.tsx'
import type { Reference, Term, TermValues } from './term-values.ts'
import { newTermValues, termFaults, termMembers } from './term-values.ts'
import './terms.css'

export function NewTermPage() {
  const t = useCopy(sv, en)
  const reference = useRead('GET /api/reference', {})
  const terms = useRead('GET /api/terms', {})
  const latestId = newestFirst(terms.data?.terms ?? [])[0]?.id
  const latest = useRead(
    'GET /api/terms/:termId',
    { params: { termId: latestId ?? '' } },
    { enabled: latestId !== undefined },
  )
  return (
    <Page title={t.newTitle} lead={t.newLead}>
      <Loaded query={reference}>
        {known => (
          <Loaded query={terms}>
            {({ terms: all }) =>
              all.length === 0 ? (
                <NewTermForm reference={known} latest={null} />
              ) : (
                <Loaded query={latest}>{term => <NewTermForm reference={known} latest={term} />}</Loaded>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

interface NewTermValues extends TermValues {
  readonly season: 'VT' | 'HT' | null
  readonly year: number | null
}

function NewTermForm({ reference, latest }: { reference: Reference; latest: Term | null }) {
  const t = useCopy(sv, en)
  const termName = useCopy(shellSv, shellEn).termName
  const navigate = useNavigate()
  const create = useChange('POST /api/terms', ['GET /api/terms'])
  const idOf = (values: NewTermValues) => `${values.season ?? 'VT'}${values.year ?? ''}`

  const form = useForm<NewTermValues>({
    keep: 'term',
    initial: { season: 'VT', year: null, ...newTermValues(latest, reference) },
    validate: values => [
      ...(/^[VH]T\d{4}$/.test(idOf(values)) ? [] : [{ path: 'id', text: t.needsYear }]),
      ...termFaults(values, t),
    ],
    submit: values => create.mutateAsync({ body: { id: idOf(values), ...termMembers(values) } }),
    onDone: values => {
      say(t.created(termName(idOf(values))), { onNextPage: true })
      void navigate({ to: '/terminer/$termId', params: { termId: idOf(values) } })
    },
  })
  return (
    <Card>
      <Form
        form={form}
        action={t.newAction}
        beside={
          <LinkButton kind="quiet" to="/terminer">
            {t.back}
          </LinkButton>
        }
      >
        <div className="form-row">
          <SelectField
            label={t.season}
            options={[
              { value: 'VT', label: t.seasons.VT },
              { value: 'HT', label: t.seasons.HT },
            ]}
            {...form.bind('season')}
          />
          <NumberField label={t.year} {...form.bind('year', 'id')} />
        </div>
        <TermFields form={form} reference={reference} />
      </Form>
    </Card>
  )
}
