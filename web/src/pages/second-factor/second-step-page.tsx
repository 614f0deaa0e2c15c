import { useQueryClient } from '@tanstack/react-query'
import { Navigate, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useChange, useRead } from '../../api/queries.ts'
import { secondFactor as en } from '../../copy/en/second-factor.ts'
import { secondFactor as sv } from '../../copy/sv/second-factor.ts'
import { useCopy } from '../../language.ts'
import { sessionReading } from '../../shell/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Card, Section } from '../../ui/section.tsx'
import { useUrlState } from '../../ui/url-state.ts'
import { keepReturn, takeReturn } from '../sign-in/return-address.ts'
import { CodeForm } from './code-form.tsx'
import { Enrolment } from './enrolment.tsx'

/** What is left between the sign-in and the pages behind it: a code, or a telephone to add. */
export function SecondStepPage() {
  const session = useRead('GET /api/session', {})
  const [returnTo] = useUrlState('ater')
  useEffect(() => keepReturn(returnTo), [returnTo])
  if (session.error?.status === 401) return <Navigate to="/logga-in" />
  return <Loaded query={session}>{({ step }) => <Steps first={step} />}</Loaded>
}

/** The step as it was on arrival: with the telephone added there are still recovery codes to show. */
function Steps({ first }: { first: 'code' | 'enrol' | null }) {
  const [step] = useState(first)
  if (step === null) return <Navigate to="/" />
  return step === 'enrol' ? <AddTelephone /> : <GiveCode />
}

function GiveCode() {
  const { code: t } = useCopy(sv, en)
  const client = useQueryClient()
  const router = useRouter()
  const give = useChange('POST /api/session/code')
  return (
    <Page title={t.title} lead={t.lead}>
      <Card>
        <CodeForm
          label={t.label}
          hint={t.hint}
          action={t.send}
          submit={async code => {
            const session = await give.mutateAsync({ body: { code } })
            client.setQueryData(sessionReading().queryKey, session)
            router.history.replace(takeReturn())
          }}
        />
      </Card>
      <p className="soft">{t.lost}</p>
      <Leave />
    </Page>
  )
}

function AddTelephone() {
  const { enrol: t, section } = useCopy(sv, en)
  const client = useQueryClient()
  const router = useRouter()
  async function goOn() {
    await client.invalidateQueries(sessionReading())
    router.history.replace(takeReturn())
  }
  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={section}>
        <Enrolment onDone={() => void goOn()} />
      </Section>
      <Leave />
    </Page>
  )
}

function Leave() {
  const { code: t } = useCopy(sv, en)
  const client = useQueryClient()
  const navigate = useNavigate()
  const signOut = useChange('DELETE /api/session')
  async function leave() {
    await signOut.mutateAsync({})
    client.clear()
    await navigate({ to: '/logga-in', search: { utloggad: 'ja' } })
  }
  return (
    <p>
      <Button kind="quiet" onClick={() => void leave()}>
        {t.leave}
      </Button>
    </p>
  )
}
