import { copyIn, type Language } from '../../copy/copy.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { nextPilotPhases, pilotObstacle, type PilotFacts } from '../../domain/auscultation/pilot-phases.ts'
import { daysOfWeek } from '../../domain/auscultation/pilot-setup.ts'
import type { countPilotFacts, findPilotMoves, PilotRow } from './repository.ts'

type Counted = Awaited<ReturnType<typeof countPilotFacts>>
type Moves = Awaited<ReturnType<typeof findPilotMoves>>

/** What the pilot's moves are judged by. */
export function factsOf(pilot: PilotRow, counted: Counted, todayOn: string): PilotFacts {
  return {
    phase: pilot.phase,
    weeks: pilot.weeks.length,
    passes: pilot.passes.length,
    modules: pilot.modules.length,
    receivingDistricts: pilot.districts.filter(({ groups }) => groups > 0).length,
    todayOn,
    ...counted,
  }
}

const { compare } = new Intl.Collator('sv')

/** The pilot's set-up; whoever may not move it sees no moves. Districts in the order of their names. */
export function presentPilot(
  pilot: PilotRow,
  { facts, moves, actor, language }: { facts: PilotFacts; moves: Moves; actor: Actor; language: Language },
) {
  const { minimumDays, wantedDays, maximumDays, modules, districts, seed: _, ...rest } = pilot
  const allowedMoves = nextPilotPhases(pilot.phase).map(to => {
    const obstacle = pilotObstacle(facts, to)
    return { to, blockedBy: obstacle && copyIn[language].pilots.pilotObstacle(obstacle) }
  })
  return {
    ...rest,
    days: { minimum: minimumDays, wanted: wantedDays, maximum: maximumDays },
    calendar: pilot.weeks.map(week => ({ week, days: daysOfWeek(week) })),
    modules: modules.map(({ staffHosts, termFiveHosts, teacherHosts, ...module }) => ({
      ...module,
      hosts: { staff: staffHosts, termFive: termFiveHosts, teacher: teacherHosts },
    })),
    districts: districts
      .map(({ district, answeredAt, ...members }) => ({
        ...members,
        name: district.name,
        answeredAt: answeredAt?.toISOString() ?? null,
      }))
      .sort((a, b) => compare(a.name, b.name)),
    moves,
    allowedMoves: actor.isCentral ? allowedMoves : [],
  }
}
