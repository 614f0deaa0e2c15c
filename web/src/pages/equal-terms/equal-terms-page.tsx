import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { Figure, FigureTable } from '../../charts/figure.tsx'
import { PairedBars } from '../../charts/paired-bars.tsx'
import { equalTerms as en } from '../../copy/en/equal-terms.ts'
import { equalTerms as sv } from '../../copy/sv/equal-terms.ts'
import { decimal, list, number, percent } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { useTermId } from '../../shell/current-term.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { useTermName } from '../../ui/use-term-name.ts'

type EqualTerms = ResponseOf<'GET /api/terms/:termId/equal-terms'>

/** Load per district and supervisor, and whether groups of students fare differently by more than chance. */
export function EqualTermsPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const answer = useRead('GET /api/terms/:termId/equal-terms', { params: { termId } })
  return (
    <Page title={t.title} over={useTermName(termId)} lead={t.lead}>
      <Loaded query={answer}>
        {data =>
          data.districts.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <>
              <Load districts={data.districts} />
              <Supervisors {...data} />
              {data.comparisons && (
                <Comparisons comparisons={data.comparisons} permutations={data.permutations} />
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Load({ districts }: Pick<EqualTerms, 'districts'>) {
  const t = useCopy(sv, en)
  const sum = (member: 'placed' | 'offered') => districts.reduce((total, one) => total + one[member], 0)
  return (
    <Section title={t.load}>
      <Figure
        sentence={t.loadSentence(sum('placed'), sum('offered'))}
        table={
          <div className="table-region" role="region" aria-label={t.load} tabIndex={0}>
            <FigureTable
              caption={t.load}
              head={[t.district, t.offered, t.placed, t.share, t.units, t.perUnit]}
              rows={districts.map(one => [
                shortDistrict(one.name),
                number(one.offered),
                number(one.placed),
                percent(one.placed, one.offered),
                number(one.units),
                decimal(one.placed / Math.max(1, one.units)),
              ])}
            />
          </div>
        }
      >
        <PairedBars
          legend={[t.placed, t.offered]}
          rows={districts.map(one => ({
            label: shortDistrict(one.name),
            first: one.placed,
            second: one.offered,
          }))}
        />
      </Figure>
    </Section>
  )
}

function Supervisors({ districts, terms, ownSupervisors }: EqualTerms) {
  const t = useCopy(sv, en)
  return (
    <>
      <Section title={t.supervisors} lead={t.supervisorsLead(list(terms))}>
        <div className="table-region" role="region" aria-label={t.supervisors} tabIndex={0}>
          <FigureTable
            caption={t.supervisors}
            head={[t.district, t.active, t.beginners, t.resting, t.most, t.threeInARow]}
            rows={districts.map(({ name, supervisors: load }) => [
              shortDistrict(name),
              number(load.active),
              number(load.beginners),
              number(load.resting),
              number(load.most),
              number(load.threeInARow),
            ])}
          />
        </div>
      </Section>
      {ownSupervisors.length > 0 && (
        <Section title={t.own}>
          <div className="table-region" role="region" aria-label={t.own} tabIndex={0}>
            <FigureTable
              caption={t.own}
              head={[t.supervisor, ...terms]}
              rows={ownSupervisors.map(({ name, students }) => [
                name,
                ...students.map(count => number(count)),
              ])}
            />
          </div>
        </Section>
      )}
    </>
  )
}

type Comparison = NonNullable<EqualTerms['comparisons']>[number]

function Comparisons({
  comparisons,
  permutations,
}: {
  comparisons: readonly Comparison[]
  permutations: number
}) {
  const t = useCopy(sv, en)
  return (
    <Section title={t.comparisons} lead={t.comparisonsLead(number(permutations))}>
      <div className="flow">
        {comparisons.map(one => (
          <OneComparison key={`${one.measure} ${one.grouping}`} {...one} />
        ))}
      </div>
    </Section>
  )
}

/** To three decimals; what rounds to nothing is said to be below. */
function chance(p: number, language: string): string {
  const digits = { minimumFractionDigits: 3, maximumFractionDigits: 3 }
  const text = (value: number) => value.toLocaleString(language, digits)
  return p < 0.001 ? `< ${text(0.001)}` : text(p)
}

function OneComparison({ measure, grouping, groups, isLargerThanChance, p }: Comparison) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const title = t.by(t.measure[measure], t.grouping[grouping])
  const verdict = isLargerThanChance === null ? t.nothing : isLargerThanChance ? t.larger : t.notLarger
  const nameOf = (name: string) => (grouping === 'sex' ? (t.sex[name] ?? name) : shortDistrict(name))
  return (
    <div className="flow">
      <h3>{title}</h3>
      <p>
        {verdict}
        {p !== null && ` (p = ${chance(p, language)}).`}
      </p>
      {groups.length > 0 && (
        <div className="table-region" role="region" aria-label={title} tabIndex={0}>
          <FigureTable
            caption={title}
            head={[t.group, t.students, t.mean]}
            rows={groups.map(({ name, students, mean }) => [nameOf(name), number(students), decimal(mean)])}
          />
        </div>
      )}
    </div>
  )
}
