import type { PilotObstacle, PilotPhase } from '../../domain/auscultation/pilot-phases.ts'
import type { SetupGap } from '../../domain/auscultation/pilot-setup.ts'

export const pilotPhases: Record<PilotPhase, string> = {
  draft: 'utkast',
  collecting: 'insamling',
  planned: 'planerad',
  published: 'publicerad',
  held: 'genomförd',
  evaluated: 'utvärderad',
}

/** Why a pilot cannot move on, and what to do about it. */
export function pilotObstacle(obstacle: PilotObstacle): string {
  switch (obstacle.code) {
    case 'moveUnknown':
      return `Piloten kan inte gå från ${pilotPhases[obstacle.from]} till ${pilotPhases[obstacle.to]}.`
    case 'noWeeks':
      return 'Ange minst en vecka som dagarna kan ligga i.'
    case 'noPasses':
      return 'Ange dagens pass.'
    case 'noModules':
      return 'Ange minst en modul.'
    case 'noDistricts':
      return 'Ange minst en förvaltning som tar emot studenter.'
    case 'hasStudents':
      return 'Lärosätet har redan lagt in studenter.'
    case 'noChosenPlan':
      return 'Välj en plan: då är piloten planerad.'
    case 'notOver':
      return `Dagarna är inte slut: den sista är ${obstacle.lastDayOn}.`
  }
}

/** What a set-up lacks, and who can add it. */
export function setupGap(gap: SetupGap, districtName: (id: string) => string): string {
  switch (gap.code) {
    case 'noWeeks':
      return 'Projektledaren behöver ange vilka veckor som kan prövas.'
    case 'noPasses':
      return 'Projektledaren behöver ange dagens pass.'
    case 'noModules':
      return 'Projektledaren behöver ange modulerna.'
    case 'noStudents':
      return 'Det finns inga grupper med studenter. Lärosätet läser in studenterna, sedan görs grupperna.'
    case 'ungrouped':
      return gap.count === 1
        ? 'En student har ingen grupp. Placera studenten i en.'
        : `${gap.count} studenter har ingen grupp. Placera dem i grupper.`
    case 'venueGone':
      return `Modulen ${gap.module} ska hållas i en lokal som är borttagen. Välj en annan.`
    case 'nobodyAsked':
      return gap.count === 1
        ? 'För en värd har ingen sagt när hen är upptagen. Hen räknas som ledig.'
        : `För ${gap.count} värdar har ingen sagt när de är upptagna. De räknas som lediga.`
    case 'onlyHosts':
      return `${districtName(gap.districtId)} har värdar men varken studenter eller lokaler. Lägg till en lokal eller ta bort värdarna.`
  }
}

export const groupName = (number: number): string => `Grupp ${number}`
export const goneName: string = 'borttagen'
export const remediesFailed = {
  timeLimit: 'Uträkningen av förslag hann inte klart. Planera om i stället.',
  outOfMemory: 'Uträkningen av förslag behövde mer minne än den får. Planera om i stället.',
}

export const planningFailed = {
  timeLimit: 'Planeringen hann inte klart inom tidsgränsen.',
  outOfMemory: 'Planeringen behövde mer minne än den får.',
  crashed: 'Ett fel i systemet avbröt planeringen.',
  abandoned: 'Planeringen avbröts när servern startades om.',
}
