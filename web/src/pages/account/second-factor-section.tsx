import { useState } from 'react'
import { useChange, useRead } from '../../api/queries.ts'
import { secondFactor as en } from '../../copy/en/second-factor.ts'
import { secondFactor as sv } from '../../copy/sv/second-factor.ts'
import { dateTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { Section } from '../../ui/section.tsx'
import { CodeForm } from '../second-factor/code-form.tsx'
import { Enrolment } from '../second-factor/enrolment.tsx'
import { RecoveryCodes } from '../second-factor/recovery-codes.tsx'

const READINGS = ['GET /api/account/second-factor', 'GET /api/session'] as const

/** Whether a code is asked for at sign-in, and the ways to change that. */
export function SecondFactorSection() {
  const t = useCopy(sv, en)
  const factor = useRead('GET /api/account/second-factor', {})
  return (
    <Section title={t.section} lead={t.sectionLead}>
      <Loaded query={factor}>
        {({ since, recoveryCodesLeft }) =>
          since === null ? (
            <div className="flow">
              <p>{t.none}</p>
              <Enrolment onDone={() => void factor.refetch()} />
            </div>
          ) : (
            <div className="flow">
              <p>
                {t.since(dateTime(since))} {t.left(recoveryCodesLeft)}
              </p>
              <Changes />
            </div>
          )
        }
      </Loaded>
    </Section>
  )
}

function Changes() {
  const t = useCopy(sv, en)
  const [asking, setAsking] = useState<'renew' | 'remove' | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const renew = useChange('POST /api/account/second-factor/recovery-codes', READINGS)
  const remove = useChange('POST /api/account/second-factor/remove', READINGS)
  const close = () => setAsking(null)
  if (codes) return <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />
  async function submit(code: string) {
    if (asking === 'remove') {
      await remove.mutateAsync({ body: { code } })
      say(t.change.removed)
    } else setCodes((await renew.mutateAsync({ body: { code } })).recoveryCodes)
  }
  return (
    <div className="row">
      <Button onClick={() => setAsking('renew')}>{t.change.renew}</Button>
      <Button onClick={() => setAsking('remove')}>{t.change.remove}</Button>
      {asking && (
        <Dialog title={t.change[asking]} onClose={close}>
          <p>{t.change[`${asking}Text`]}</p>
          <CodeForm
            label={t.code.label}
            hint={t.code.hint}
            action={t.change[asking]}
            submit={submit}
            onDone={close}
          />
        </Dialog>
      )}
    </div>
  )
}
