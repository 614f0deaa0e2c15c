import type { ResponseOf } from '../../../api/client.ts'
import { evaluation as en } from '../../../copy/en/pilot-days.ts'
import { evaluation as sv } from '../../../copy/sv/pilot-days.ts'
import { decimal } from '../../../format.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { Notice } from '../../../ui/notice.tsx'
import './days.css'

export type Evaluation = ResponseOf<'GET /api/pilots/:pilotId/evaluation'>
type Results = NonNullable<Evaluation['results']>

/** Means per module and district, and what was written. What is left out (P7) says so. */
export function EvaluationResults({ evaluation }: { evaluation: Evaluation }) {
  const t = useCopy(sv, en)
  const { results, phase } = evaluation
  if (results === null) return <Notice>{phase === 'held' ? t.open : t.notHeld}</Notice>
  const texts = [results, ...results.districts]
  return (
    <>
      <Means evaluation={evaluation} results={results} />
      <p className="soft small">{t.rule}</p>
      <Texts title={t.best} texts={texts.flatMap(({ best }) => best)} />
      <Texts title={t.better} texts={texts.flatMap(({ better }) => better)} />
      <p className="soft small">{t.textsNote}</p>
    </>
  )
}

function Means({ evaluation, results }: { evaluation: Evaluation; results: Results }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const told = (score: number | null | undefined) =>
    score === null || score === undefined ? (
      <span className="soft">{t.leftOut}</span>
    ) : (
      decimal(score, language)
    )
  const rows = [
    {
      id: 'whole',
      name: t.whole,
      score: results.score,
      ofDistricts: results.districts.map(({ score }) => score),
    },
    ...evaluation.modules.map(({ id, name }) => {
      const of = (modules: Results['modules']) =>
        modules.find(({ moduleId }) => moduleId === id)?.score ?? null
      return {
        id,
        name,
        score: of(results.modules),
        ofDistricts: results.districts.map(({ modules }) => of(modules)),
      }
    }),
  ]
  return (
    <div className="table-region" role="region" aria-label={t.results} tabIndex={0}>
      <table className="table">
        <caption className="visually-hidden">{t.resultsLead}</caption>
        <thead>
          <tr>
            <th scope="col">{t.module}</th>
            <th scope="col" data-align="end">
              {t.all}
            </th>
            {results.districts.map(({ districtId, name }) => (
              <th key={districtId} scope="col" data-align="end">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, score, ofDistricts }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td data-align="end">{told(score)}</td>
              {results.districts.map(({ districtId }, index) => (
                <td key={districtId} data-align="end">
                  {told(ofDistricts[index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Texts({ title, texts }: { title: string; texts: readonly string[] }) {
  const t = useCopy(sv, en)
  return (
    <>
      <h3>{title}</h3>
      {texts.length === 0 ? (
        <p className="soft">{t.noTexts}</p>
      ) : (
        <ul className="evaluation-texts">
          {texts.map((text, index) => (
            <li key={`${index} ${text}`}>{text}</li>
          ))}
        </ul>
      )}
    </>
  )
}
