import { secondFactor as en } from '../../copy/en/second-factor.ts'
import { secondFactor as sv } from '../../copy/sv/second-factor.ts'
import { TextField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'

interface Props {
  label: string
  hint: string
  action: string
  submit: (code: string) => Promise<unknown>
  onDone?: () => void
}

/** Asks for a code and hands it on; telephones offer their digits. */
export function CodeForm({ label, hint, action, submit, onDone }: Props) {
  const t = useCopy(sv, en)
  const form = useForm({
    keep: null,
    initial: { code: '' },
    validate: ({ code }) => (code.trim().length < 6 ? [{ path: 'code', text: t.code.fault }] : []),
    submit: ({ code }) => submit(code.trim()),
    warnOnLeave: false,
    ...(onDone && { onDone }),
  })
  return (
    <Form form={form} action={action}>
      <TextField
        label={label}
        hint={hint}
        autoComplete="one-time-code"
        spellCheck={false}
        {...form.bind('code')}
      />
    </Form>
  )
}
