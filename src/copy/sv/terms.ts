import type { MoveObstacle, Phase } from '../../domain/terms/phases.ts'

export const phases: Record<Phase, string> = {
  draft: 'utkast',
  collecting: 'insamling',
  matching: 'matchning',
  confirming: 'bekräftelse',
  published: 'publicerad',
  running: 'pågår',
  closed: 'avslutad',
}

/** Why a term cannot move on, and what to do about it (S1). */
export function moveObstacle(obstacle: MoveObstacle): string {
  switch (obstacle.code) {
    case 'moveUnknown':
      return `Terminen kan inte gå från ${phases[obstacle.from]} till ${phases[obstacle.to]} (S1).`
    case 'noOffers':
      return 'Ingen förvaltning har erbjudit någon plats än.'
    case 'noStudents':
      return 'Inget lärosäte har anmält någon student än.'
    case 'noChosenRun':
      return 'Välj en körning av matchningen: då går terminen vidare till bekräftelse.'
    case 'hasOffersOrStudents':
      return 'Terminen har redan platser eller studenter.'
    case 'unansweredProposals':
      return obstacle.count === 1
        ? 'Ett förslag väntar på svar från sin förvaltning.'
        : `${obstacle.count} förslag väntar på svar från sina förvaltningar.`
    case 'nothingConfirmed':
      return 'Ingen placering är bekräftad.'
    case 'placementsUnderWay':
      return obstacle.count === 1
        ? 'En placering pågår fortfarande. Markera den som genomförd eller avslutad under Placeringar.'
        : `${obstacle.count} placeringar pågår fortfarande. Markera dem som genomförda eller avslutade under Placeringar.`
  }
}
