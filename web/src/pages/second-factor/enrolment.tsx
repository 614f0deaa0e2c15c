import { useState } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { secondFactor as en } from '../../copy/en/second-factor.ts'
import { secondFactor as sv } from '../../copy/sv/second-factor.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { CodeForm } from './code-form.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import './second-factor.css'

type Key = ResponseOf<'POST /api/account/second-factor'>

/** From “Lägg till en telefon” over the key and its first code to the recovery codes. */
export function Enrolment({ onDone }: { onDone: () => void }) {
  const t = useCopy(sv, en)
  const [key, setKey] = useState<Key | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const begin = useChange('POST /api/account/second-factor')
  const confirm = useChange('POST /api/account/second-factor/confirm')
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />
  if (!key) {
    return (
      <div className="flow">
        {begin.error && <FailureNotice error={begin.error} />}
        <p>
          <Button
            kind="primary"
            busy={begin.isPending}
            onClick={() => begin.mutate({}, { onSuccess: setKey })}
          >
            {t.begin}
          </Button>
        </p>
      </div>
    )
  }
  return (
    <div className="flow">
      <h3>{t.key.title}</h3>
      <ol>
        {t.key.steps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <QrCode text={key.address} label={t.key.picture} />
      <CopyField
        label={t.key.label}
        value={key.key.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        action={t.key.copy}
        copied={t.key.copied}
        notCopied={t.key.notCopied}
      />
      <CodeForm
        label={t.key.code}
        hint={t.key.codeHint}
        action={t.key.confirm}
        submit={async code => {
          const { recoveryCodes } = await confirm.mutateAsync({ body: { code } })
          setCodes(recoveryCodes)
        }}
      />
    </div>
  )
}
