import { useChange, useRead } from '../../api/queries.ts'
import { signIn as en } from '../../copy/en/sign-in.ts'
import { signIn as sv } from '../../copy/sv/sign-in.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'

/** A button for each organisation whose accounts are taken; nothing where there is none. */
export function OrganisationButtons() {
  const { organisation: t } = useCopy(sv, en)
  const { data } = useRead('GET /api/sign-in', {})
  const begin = useChange('POST /api/sign-in/:providerId')
  if (!data || data.providers.length === 0) return null
  const go = (providerId: string) =>
    begin.mutate({ params: { providerId } }, { onSuccess: ({ url }) => window.location.assign(url) })
  return (
    <Section title={t.title} lead={t.lead}>
      {begin.error && <FailureNotice error={begin.error} title={t.failed} />}
      <div className="row">
        {data.providers.map(({ id, label }) => (
          <Button key={id} kind="primary" busy={begin.isPending} onClick={() => go(id)}>
            {t.with(label)}
          </Button>
        ))}
      </div>
    </Section>
  )
}
