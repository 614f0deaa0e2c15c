import { useChange } from '../../api/queries.ts'
import { support as en } from '../../copy/en/support.ts'
import { support as sv } from '../../copy/sv/support.ts'
import { DateField, TextField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { say } from '../../ui/messages.tsx'
import { Section } from '../../ui/section.tsx'

interface Values {
  readonly title: string
  readonly url: string
  readonly owner: string
  readonly reviewOn: string | null
}

const EMPTY: Values = { title: '', url: 'https://', owner: '', reviewOn: null }

/** A document or link for those who receive students; central's. */
export function AddMaterial() {
  const t = useCopy(sv, en)
  const add = useChange('POST /api/support-material', ['GET /api/support-material'])
  const form = useForm<Values>({
    keep: 'material',
    initial: EMPTY,
    submit: ({ reviewOn, ...values }) => add.mutateAsync({ body: { ...values, reviewOn: reviewOn ?? '' } }),
    onDone: ({ title }) => {
      say(t.added(title))
      form.reset(EMPTY)
    },
  })
  return (
    <Section title={t.add}>
      <Form form={form} action={t.save}>
        <TextField label={t.name} {...form.bind('title')} />
        <TextField label={t.url} type="url" spellCheck={false} {...form.bind('url')} />
        <TextField label={t.owner} {...form.bind('owner')} />
        <DateField label={t.reviewOn} {...form.bind('reviewOn')} />
      </Form>
    </Section>
  )
}
