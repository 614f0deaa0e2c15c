import type { MoveObstacle, Phase } from '../../domain/terms/phases.ts'
import type * as swedish from '../sv/terms.ts'

export const phases: Record<Phase, string> = {
  draft: 'draft',
  collecting: 'collecting',
  matching: 'matching',
  confirming: 'confirming',
  published: 'published',
  running: 'running',
  closed: 'closed',
}

export const moveObstacle: typeof swedish.moveObstacle = (obstacle: MoveObstacle) => {
  switch (obstacle.code) {
    case 'moveUnknown':
      return `The term cannot move from ${phases[obstacle.from]} to ${phases[obstacle.to]} (S1).`
    case 'noOffers':
      return 'No district has offered a place yet.'
    case 'noStudents':
      return 'No university has submitted a student yet.'
    case 'noChosenRun':
      return 'Choose a run of the matching: that moves the term on to confirming.'
    case 'hasOffersOrStudents':
      return 'The term already has offers or students.'
    case 'unansweredProposals':
      return obstacle.count === 1
        ? 'One proposal awaits its district’s answer.'
        : `${obstacle.count} proposals await their districts’ answers.`
    case 'nothingConfirmed':
      return 'No placement is confirmed.'
    case 'placementsUnderWay':
      return obstacle.count === 1
        ? 'One placement is still under way. Mark it as completed or ended under Placements.'
        : `${obstacle.count} placements are still under way. Mark them as completed or ended under Placements.`
  }
}
