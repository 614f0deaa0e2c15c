import { Figure, FigureTable } from '../../charts/figure.tsx'
import { PairedBars } from '../../charts/paired-bars.tsx'
import { TargetBar } from '../../charts/target-bar.tsx'
import { useRead } from '../../api/queries.ts'
import { board as en } from '../../copy/en/board.ts'
import { board as sv } from '../../copy/sv/board.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm, useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Card, Section } from '../../ui/section.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import {
  answeredCount,
  comparableFields,
  isAnsweredFor,
  tightestField,
  wishedFields,
} from './board-figures.ts'
import type { Board } from './board-figures.ts'
import { DistrictMap } from './district-map.tsx'
import { DistrictTable } from './district-table.tsx'
import './board.css'

/** Offered against target (S3), and where the places and the wishes are. */
export function BoardPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const { isCentral } = useViewer()
  const board = useRead('GET /api/terms/:termId/board', { params: { termId } })
  return (
    <Page title={t.title} over={useTermName(termId)}>
      <Loaded query={board}>
        {data => (
          <>
            {isCentral ? <AgainstTarget board={data} /> : <OwnFigures board={data} />}
            {data.districts.length > 1 && <DistrictMap board={data} />}
            {data.districts.length > 0 && (
              <Section title={t.districts}>
                <DistrictTable board={data} />
              </Section>
            )}
            {isCentral ? (
              <>
                <FieldsFigure board={data} />
                {data.universities.length > 0 && <UniversitiesFigure board={data} />}
              </>
            ) : (
              <OwnWishes board={data} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function AgainstTarget({ board }: { board: Board }) {
  const t = useCopy(sv, en)
  const { term } = useCurrentTerm()
  const offered = board.offered ?? 0
  const missing = board.target - offered
  const headline = missing > 0 ? t.missing(missing) : missing === 0 ? t.reached : t.over(-missing)
  return (
    <Card>
      <Figure
        sentence={
          <>
            <strong className="board-headline">{headline}</strong>
            {t.offered(offered, board.target)}{' '}
            {!isAnsweredFor(term?.phase) &&
              t.answered(answeredCount(board.districts), board.districts.length)}
          </>
        }
      >
        <TargetBar value={offered} target={board.target} targetLabel={t.target} />
      </Figure>
    </Card>
  )
}

/** A district's own places, or a university's own students; nobody else's. */
function OwnFigures({ board }: { board: Board }) {
  const t = useCopy(sv, en)
  const viewer = useViewer()
  return (
    <Card>
      {board.universities.map(one => (
        <p key={one.id} className="board-headline">
          {t.ownShare(one.students, one.share)}
        </p>
      ))}
      {viewer.hasRole('district') && (
        <p className="board-headline">{t.own(board.districts.reduce((sum, one) => sum + one.offered, 0))}.</p>
      )}
    </Card>
  )
}

function FieldsFigure({ board }: { board: Board }) {
  const t = useCopy(sv, en)
  const fields = comparableFields(board.fields)
  if (fields.length === 0) return null
  const tight = tightestField(fields)
  return (
    <Section title={t.fields}>
      <Figure
        sentence={tight ? t.fieldsTight(tight.name, tight.firstWishes, tight.offered) : t.fieldsEnough}
        table={
          <FigureTable
            caption={t.fields}
            head={[t.field, t.offeredPlaces, t.firstWishes]}
            rows={fields.map(field => [field.name, number(field.offered), number(field.firstWishes)])}
          />
        }
      >
        <PairedBars
          legend={[t.offeredPlaces, t.firstWishes]}
          rows={fields.map(field => ({
            label: field.name,
            first: field.offered,
            second: field.firstWishes,
          }))}
        />
      </Figure>
    </Section>
  )
}

/** What a university's own students put first; how many places there are is not theirs to see. */
function OwnWishes({ board }: { board: Board }) {
  const t = useCopy(sv, en)
  const wished = wishedFields(board.fields)
  if (wished.length === 0) return null
  return (
    <Section title={t.ownWishes} lead={t.ownWishesLead}>
      <FigureTable
        caption={t.ownWishes}
        head={[t.field, t.firstWishes]}
        rows={wished.map(field => [field.name, number(field.firstWishes)])}
      />
    </Section>
  )
}

function UniversitiesFigure({ board }: { board: Board }) {
  const t = useCopy(sv, en)
  const total = (member: 'students' | 'share') =>
    board.universities.reduce((sum, one) => sum + one[member], 0)
  return (
    <Section title={t.universities}>
      <Figure
        sentence={t.universitiesSentence(total('students'), total('share'))}
        table={
          <FigureTable
            caption={t.universities}
            head={[t.university, t.students, t.share, t.withoutWishes]}
            rows={board.universities.map(one => [
              one.name,
              number(one.students),
              number(one.share),
              number(one.withoutWishes),
            ])}
          />
        }
      >
        <PairedBars
          legend={[t.students, t.share]}
          rows={board.universities.map(one => ({ label: one.name, first: one.students, second: one.share }))}
        />
      </Figure>
    </Section>
  )
}
