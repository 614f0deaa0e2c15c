import type { PilotObstacle, PilotPhase } from '../../domain/auscultation/pilot-phases.ts'
import type { SetupGap } from '../../domain/auscultation/pilot-setup.ts'

export const pilotPhases: Record<PilotPhase, string> = {
  draft: 'draft',
  collecting: 'collecting',
  planned: 'planned',
  published: 'published',
  held: 'held',
  evaluated: 'evaluated',
}

export function pilotObstacle(obstacle: PilotObstacle): string {
  switch (obstacle.code) {
    case 'moveUnknown':
      return `The pilot cannot go from ${pilotPhases[obstacle.from]} to ${pilotPhases[obstacle.to]}.`
    case 'noWeeks':
      return 'Give at least one week that the days can lie in.'
    case 'noPasses':
      return 'Give the passes of the day.'
    case 'noModules':
      return 'Give at least one module.'
    case 'noDistricts':
      return 'Give at least one district that receives students.'
    case 'hasStudents':
      return 'The university has already entered students.'
    case 'noChosenPlan':
      return 'Choose a plan: then the pilot is planned.'
    case 'notOver':
      return `The days are not over: the last is ${obstacle.lastDayOn}.`
  }
}

export function setupGap(gap: SetupGap, districtName: (id: string) => string): string {
  switch (gap.code) {
    case 'noWeeks':
      return 'The project leader must say which weeks can be tried.'
    case 'noPasses':
      return 'The project leader must give the passes of the day.'
    case 'noModules':
      return 'The project leader must give the modules.'
    case 'noStudents':
      return 'There are no groups with students. The university imports the students, then groups are made.'
    case 'ungrouped':
      return gap.count === 1
        ? 'One student has no group. Put the student in one.'
        : `${gap.count} students have no group. Put them in groups.`
    case 'venueGone':
      return `The module ${gap.module} is to be held in a venue that was removed. Choose another.`
    case 'nobodyAsked':
      return gap.count === 1
        ? 'Nobody has said when one of the hosts is away. The host counts as free.'
        : `Nobody has said when ${gap.count} of the hosts are away. They count as free.`
    case 'onlyHosts':
      return `${districtName(gap.districtId)} has hosts but neither students nor venues. Add a venue or remove the hosts.`
  }
}

export const groupName = (number: number): string => `Group ${number}`
export const goneName: string = 'removed'
export const remediesFailed = {
  timeLimit: 'The suggestions were not worked out in time. Plan anew instead.',
  outOfMemory: 'The suggestions needed more memory than they may have. Plan anew instead.',
}

export const planningFailed = {
  timeLimit: 'Planning was not done within the time limit.',
  outOfMemory: 'Planning needed more memory than it may have.',
  crashed: 'A fault in the system ended planning.',
  abandoned: 'Planning was ended when the server was restarted.',
}
