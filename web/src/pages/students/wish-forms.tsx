import { useQueryClient } from '@tanstack/react-query'
import type { ResponseOf } from '../../api/client.ts'
import { reading, useChange, useRead } from '../../api/queries.ts'
import { wishForms as en } from '../../copy/en/wish-forms.ts'
import { wishForms as sv } from '../../copy/sv/wish-forms.ts'
import { DateField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { longDate } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'

type WishForm = ResponseOf<'GET /api/terms/:termId/wish-forms'>['forms'][number]

interface Values {
  readonly closesOn: string | null
}

/** Whether the university's students fill in their own wishes, up to when, and how many have. */
export function WishForms({ termId }: { termId: string }) {
  const t = useCopy(sv, en)
  const { data } = useRead('GET /api/terms/:termId/wish-forms', { params: { termId } })
  const forms = data?.forms.filter(({ students }) => students > 0) ?? []
  if (forms.length === 0) return null
  return (
    <Section title={t.title} lead={t.lead}>
      {forms.map(form => (
        <OneForm key={form.universityId} termId={termId} stored={form} hasName={forms.length > 1} />
      ))}
    </Section>
  )
}

function OneForm({ termId, stored, hasName }: { termId: string; stored: WishForm; hasName: boolean }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const client = useQueryClient()
  const readings = reading('GET /api/terms/:termId/wish-forms', { params: { termId } })
  const save = useChange('PUT /api/terms/:termId/wish-forms/:universityId', [
    'GET /api/terms/:termId/wish-forms',
  ])
  const { universityId, closesOn, students, wished, withoutAddress } = stored
  const params = { termId, universityId }
  // Central has a form for each university on the page.
  const at = `${universityId}.closesOn`
  const { form, conflict } = useEditForm<WishForm, Values>({
    latest: stored,
    valuesOf: one => ({ closesOn: one.closesOn }),
    keep: `wishes ${universityId}`,
    validate: values => (values.closesOn === null ? [{ path: at, text: t.dayFault }] : []),
    submit: (values, base) =>
      save.mutateAsync({ params, body: { closesOn: values.closesOn, seen: base.closesOn } }),
    readAnew: () => client.refetchQueries({ queryKey: readings.queryKey }),
    onDone: () => say(t.opened),
  })
  const close = () =>
    save.mutate({ params, body: { closesOn: null, seen: closesOn } }, { onSuccess: () => say(t.closed) })
  return (
    <div className="flow">
      {hasName && <h3>{stored.universityName}</h3>}
      <p>
        {closesOn === null ? t.isClosed : t.state(longDate(closesOn, language))} {t.wished(wished, students)}
      </p>
      {withoutAddress > 0 && <p className="soft">{t.withoutAddress(withoutAddress)}</p>}
      <Form
        form={form}
        action={closesOn === null ? t.open : t.change}
        beside={
          closesOn !== null && (
            <Button busy={save.isPending} onClick={close}>
              {t.close}
            </Button>
          )
        }
      >
        <VersionConflict {...conflict} labels={{ closesOn: t.lastDay }} />
        <DateField label={t.lastDay} {...form.bind('closesOn', at)} />
      </Form>
      {save.error && !form.submitting && form.refusal === null && <FailureNotice error={save.error} />}
    </div>
  )
}
