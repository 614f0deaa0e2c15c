import { useChange } from '../../api/queries.ts'
import { home as en } from '../../copy/en/home.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { home as sv } from '../../copy/sv/home.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { dayOf, longDate } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'

interface Props {
  termId: string
  district: {
    readonly id: string
    readonly name: string
    readonly offered: number
    readonly answeredAt: string | null
  }
  dueOn: string | null
  /** What it offered in the term before; null when there was none. */
  before: { readonly termId: string; readonly places: number } | null
}

/** The one answer a district owes while places are collected: that all of its places are in. */
export function DistrictAnswer({ termId, district, dueOn, before }: Props) {
  const t = useCopy(sv, en).answer
  const language = useLanguage()
  const { termName } = useCopy(shellSv, shellEn)
  const answer = useChange('POST /api/terms/:termId/answer', ['GET /api/terms/:termId/board'])

  function send(complete: boolean) {
    answer.mutate(
      { params: { termId }, body: { districtId: district.id, complete } },
      { onSuccess: () => say(complete ? t.thanks : t.undone) },
    )
  }
  const isAnswered = district.answeredAt !== null
  return (
    <Section title={t.title(district.name)}>
      <div className="flow">
        <p>
          <strong>{t.offered(district.offered)}</strong>{' '}
          {district.answeredAt !== null
            ? t.completed(dayOf(district.answeredAt, language))
            : dueOn !== null && t.due(longDate(dueOn, language))}
        </p>
        {before && (
          <p className="soft">
            {t.before(termName(before.termId).toLocaleLowerCase(language), before.places)}
          </p>
        )}
        {!isAnswered && <p>{t.question}</p>}
        {answer.error && <FailureNotice error={answer.error} />}
        <div className="row">
          {isAnswered ? (
            <Button busy={answer.isPending} onClick={() => send(false)}>
              {t.undo}
            </Button>
          ) : (
            <Button
              kind={district.offered === 0 ? 'secondary' : 'primary'}
              busy={answer.isPending}
              onClick={() => send(true)}
            >
              {district.offered === 0 ? t.completeWithout : t.complete}
            </Button>
          )}
          <LinkButton
            kind={!isAnswered && district.offered === 0 ? 'primary' : 'secondary'}
            to="/terminer/$termId/platser"
            params={{ termId }}
          >
            {t.toOffers}
          </LinkButton>
        </div>
      </div>
    </Section>
  )
}
