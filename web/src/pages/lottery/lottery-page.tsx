import { useRead } from '../../api/queries.ts'
import { lottery as en } from '../../copy/en/lottery.ts'
import { lottery as sv } from '../../copy/sv/lottery.ts'
import { useCopy } from '../../language.ts'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import './lottery.css'

/** Open to everyone: what the draw of each term was committed to, and, once it is published, what it was. */
export function LotteryPage() {
  const t = useCopy(sv, en)
  const answer = useRead('GET /api/lotteries', {})
  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={t.how}>
        <ol className="flow">
          {t.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
      <Section title={t.caption}>
        <Loaded query={answer}>
          {({ lotteries }) =>
            lotteries.length === 0 ? (
              <Empty title={t.none}>{t.noneText}</Empty>
            ) : (
              <dl className="lotteries">
                {lotteries.map(({ termId, seedHash, seed }) => (
                  <div key={termId}>
                    <dt>{t.termName(termId)}</dt>
                    <dd>
                      <span className="soft">{t.hash}</span>
                      <code>{seedHash}</code>
                      <span className="soft">{t.seed}</span>
                      {seed === null ? <span>{t.secret}</span> : <code>{seed}</code>}
                      {seed !== null && (
                        <>
                          <span className="soft">{t.check}</span>
                          <code>{`printf %s '${seed}' | sha256sum`}</code>
                        </>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}
