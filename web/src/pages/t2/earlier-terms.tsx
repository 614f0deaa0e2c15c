import { FigureTable } from '../../charts/figure.tsx'
import { t2 as en } from '../../copy/en/t2.ts'
import { t2 as sv } from '../../copy/sv/t2.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import type { Report, T2 } from './report.ts'
import { Told } from './told.tsx'

/** The same term of earlier years: the city's figures, and each administration's places. */
export function EarlierTerms({ report, earlier }: Pick<T2, 'report' | 'earlier'>) {
  const t = useCopy(sv, en)
  if (earlier.length === 0) {
    return (
      <Section title={t.earlier}>
        <p>{t.earlierNone}</p>
      </Section>
    )
  }
  const terms = [report, ...earlier.map(one => one.report)]
  const sexes = report.sexGroups.map(
    group => `${t.stages.published}, ${group.map(sex => t.sex[sex].toLocaleLowerCase('sv')).join(', ')}`,
  )
  const frozen = new Set(earlier.filter(one => one.isFrozen).map(one => one.report.termId))
  return (
    <Section title={t.earlier}>
      <div className="flow">
        {report.city && (
          <div className="table-region" role="region" aria-label={t.earlier} tabIndex={0}>
            <FigureTable
              caption={t.earlier}
              head={[t.term, t.target, t.offered, t.stages.published, ...sexes, t.stages.completed, t.source]}
              rows={terms.map(one => [
                one.termId,
                <Told key="target" value={one.target} />,
                <Told key="offered" value={one.city?.offered ?? null} />,
                <Told key="published" value={one.city?.cells.published.all ?? null} />,
                ...report.sexGroups.map(group => <Told key={group.join()} value={publishedOf(one, group)} />),
                <Told key="completed" value={one.city?.cells.completed.all ?? null} />,
                frozen.has(one.termId) ? t.isFrozen : t.isLive,
              ])}
            />
          </div>
        )}
        {terms.some(({ districts }) => districts.length > 0) && <PlacesByDistrict terms={terms} />}
      </div>
    </Section>
  )
}

/** Students of the group who were told of a placement; null in a term that tells of other groups. */
function publishedOf({ sexGroups, city }: Report, group: Report['sexGroups'][number]): number | null {
  const index = sexGroups.findIndex(one => one.join() === group.join())
  return city?.cells.published.bySex[index] ?? null
}

function PlacesByDistrict({ terms }: { terms: readonly Report[] }) {
  const t = useCopy(sv, en)
  const names = new Map(
    terms.flatMap(({ districts }) => districts.map(({ id, name }) => [id, name] as const)),
  )
  const ordered = [...names].toSorted(([, a], [, b]) => a.localeCompare(b, 'sv'))
  return (
    <div className="table-region" role="region" aria-label={t.offered} tabIndex={0}>
      <FigureTable
        caption={t.offered}
        head={[t.district, ...terms.map(({ termId }) => `${t.offered} ${termId}`)]}
        rows={ordered.map(([id, name]) => [
          shortDistrict(name),
          ...terms.map(({ districts }) => {
            const row = districts.find(one => one.id === id)
            return row ? number(row.offered) : '–'
          }),
        ])}
      />
    </div>
  )
}
