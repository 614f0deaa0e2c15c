import { useRead } from '../../api/queries.ts'
import { home as en } from '../../copy/en/home.ts'
import { pilots as pilotsEn } from '../../copy/en/pilots.ts'
import { home as sv } from '../../copy/sv/home.ts'
import { pilots as pilotsSv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { OwnTimes } from '../pilots/own-times.tsx'
import { PilotList } from '../pilots/pilot-list.tsx'
import { besideTheTerm } from './waiting.ts'
import { WaitingList } from './waiting-list.tsx'
import './home.css'
import '../pilots/pilots.css'

/** A base teacher's pilots, and in those that collect the grid for the teacher's own times. */
export function TeacherHome() {
  const t = useCopy(sv, en)
  const pilots = useRead('GET /api/pilots', {})
  const todo = useRead('GET /api/todo', { query: {} }).data
  const items = besideTheTerm(todo ?? null)
  return (
    <Page title={t.title} lead={t.teacherLead}>
      {todo && items.length > 0 && <WaitingList items={items} termId="" todayOn={todo.todayOn} />}
      <Loaded query={pilots}>
        {({ pilots: all }) =>
          all.filter(({ phase }) => phase === 'collecting').map(({ id }) => <TimesIn key={id} pilotId={id} />)
        }
      </Loaded>
      <PilotList />
    </Page>
  )
}

function TimesIn({ pilotId }: { pilotId: string }) {
  const t = useCopy(pilotsSv, pilotsEn)
  const { person } = useViewer()
  const pilot = useRead('GET /api/pilots/:pilotId', { params: { pilotId } })
  const hosts = useRead('GET /api/pilots/:pilotId/hosts', { params: { pilotId } })
  return (
    <Loaded query={pilot}>
      {data => (
        <Loaded query={hosts}>
          {({ hosts: all }) =>
            all
              .filter(({ personId }) => personId === person.id)
              .map(host => (
                <OwnTimes key={host.id} pilot={data} host={host} title={`${t.hosts.own}, ${data.name}`} />
              ))
          }
        </Loaded>
      )}
    </Loaded>
  )
}
