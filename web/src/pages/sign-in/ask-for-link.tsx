import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { signIn as en } from '../../copy/en/sign-in.ts'
import { signIn as sv } from '../../copy/sv/sign-in.ts'
import { isEmail } from '../../forms/email.ts'
import { TextField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'

/** Asks for a link by mail. What is said afterwards is the same whoever has the address. */
export function AskForLink() {
  const { ask: t } = useCopy(sv, en)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const ask = useChange('POST /api/session/link')
  const form = useForm({
    keep: null,
    initial: { email: '' },
    validate: ({ email }) => (isEmail(email.trim()) ? [] : [{ path: 'email', text: t.fault }]),
    submit: ({ email }) => ask.mutateAsync({ body: { email: email.trim() } }),
    onDone: ({ email }) => setSentTo(email.trim()),
    warnOnLeave: false,
  })
  if (sentTo !== null) {
    return (
      <Notice tone="success" live title={t.sent}>
        <p>{t.sentText(sentTo)}</p>
        <p>
          <Button kind="quiet" onClick={() => setSentTo(null)}>
            {t.again}
          </Button>
        </p>
      </Notice>
    )
  }
  return (
    <Section title={t.title}>
      <Form form={form} action={t.send}>
        <TextField
          label={t.email}
          type="email"
          autoComplete="email"
          spellCheck={false}
          {...form.bind('email')}
        />
      </Form>
    </Section>
  )
}
