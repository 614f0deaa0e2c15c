import { Link } from '@tanstack/react-router'
import { useRead } from '../../api/queries.ts'
import { home as en } from '../../copy/en/home.ts'
import { home as sv } from '../../copy/sv/home.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { useCurrentTerm } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { isRepairable } from '../../ui/term-phase.ts'
import { PhaseTrack } from '../terms/phase-track.tsx'
import { DistrictAnswer } from './district-answer.tsx'
import { TermFunnel } from './term-funnel.tsx'
import { whatWaits } from './waiting.ts'
import { TeacherHome } from './teacher-home.tsx'
import { WaitingList } from './waiting-list.tsx'
import './home.css'

/** What waits on the person who is signed in: a base teacher's pilots, or the coordinators' term at hand. */
export function HomePage() {
  const viewer = useViewer()
  return viewer.hasRole('teacher') && !viewer.hasRole('central', 'district', 'university') ? (
    <TeacherHome />
  ) : (
    <CoordinatorHome />
  )
}

function CoordinatorHome() {
  const t = useCopy(sv, en)
  const words = useCopy(shellSv, shellEn)
  const terms = useRead('GET /api/terms', {})
  const { term } = useCurrentTerm()
  return (
    <Page
      title={t.title}
      {...(term
        ? { over: `${words.termName(term.id)} · ${words.phase[term.phase]}`, lead: t.lead[term.phase] }
        : {})}
    >
      {term && <PhaseTrack phase={term.phase} />}
      <Loaded query={terms}>{() => (term ? <Waits key={term.id} term={term} /> : <NoTerm />)}</Loaded>
    </Page>
  )
}

function NoTerm() {
  const t = useCopy(sv, en)
  const { isCentral } = useViewer()
  return (
    <Card>
      <Empty
        title={t.noTerm}
        action={
          isCentral && (
            <LinkButton kind="primary" to="/terminer/ny">
              {t.newTerm}
            </LinkButton>
          )
        }
      >
        {isCentral ? t.noTermCentral : t.noTermOther}
      </Empty>
    </Card>
  )
}

function Waits({ term: { id: termId, phase } }: { term: TermSummary }) {
  const t = useCopy(sv, en)
  const viewer = useViewer()
  const request = { params: { termId } }
  const term = useRead('GET /api/terms/:termId', request)
  const board = useRead('GET /api/terms/:termId/board', request, { enabled: phase === 'collecting' })
  const runs = useRead('GET /api/terms/:termId/runs', request, {
    enabled: viewer.isCentral && phase === 'matching',
  })
  const placements = useRead('GET /api/terms/:termId/placements', request, {
    enabled: isRepairable(phase),
  })
  const repairs = useRead('GET /api/terms/:termId/repairs', request, {
    enabled: viewer.isCentral && isRepairable(phase),
  })
  const students = useRead('GET /api/terms/:termId/students', request, {
    enabled: viewer.hasRole('central', 'university') && ['published', 'running'].includes(phase),
  })
  const waiting = useRead('GET /api/terms/:termId/waiting', request)
  const todo = useRead('GET /api/todo', { query: { termId } })
  const all = [board, runs, placements, repairs, students, waiting, todo]
  const missing = all.find(query => query.fetchStatus !== 'idle' && query.data === undefined)
  const failed = all.find(query => query.error !== null)

  return (
    <Loaded<unknown> query={failed ?? missing ?? term}>
      {() => {
        if (!term.data || !todo.data) return null
        const items = whatWaits(
          viewer.roles.map(role => role.kind),
          {
            term: term.data,
            board: board.data ?? null,
            runs: runs.data?.runs ?? [],
            placements: placements.data?.placements ?? [],
            students: students.data?.students ?? [],
            withoutPlace: repairs.data?.withoutPlace ?? [],
            waits: waiting.data?.waits ?? [],
            todo: todo.data,
          },
        )
        const own = (board.data?.districts ?? []).filter(row =>
          viewer.districts.some(district => district.id === row.id),
        )
        return (
          <>
            {viewer.isCentral && phase !== 'draft' && <TermFunnel termId={termId} />}
            {own.map(district => (
              <DistrictAnswer
                key={district.id}
                termId={termId}
                district={district}
                dueOn={term.data.offersDueOn}
                before={todo.data.offeredBefore.find(({ districtId }) => districtId === district.id) ?? null}
              />
            ))}
            {items.length > 0 && <WaitingList items={items} termId={termId} todayOn={todo.data.todayOn} />}
            {items.length === 0 && own.length === 0 && (
              <Card>
                <Empty title={t.nothing}>{t.nothingText}</Empty>
              </Card>
            )}
            {viewer.hasRole('district') && (
              <p>
                <Link to="/stod">{t.support}</Link>
              </p>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
