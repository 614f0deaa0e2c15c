import { counted, number } from '../../format.ts'

const students = (n: number) => counted(n, 'student', 'studenter', 'sv')

export const pins = {
  column: 'Lås',
  move: 'Flytta till …',
  give: 'Ge en plats …',
  drag: 'Dra till en annan plats',
  dropTitle: (student: string) => `Släpp ${student} på en plats`,
  dropHint:
    'Eller på någon annans rad. Inget ändras förrän du har sett vad flytten leder till. Esc avbryter.',
  lock: 'Lås',
  unlock: 'Lås upp',
  locked: 'Låst',
  lockedElsewhere: 'Låst vid en annan plats',

  moveTitle: (student: string) => `Flytta ${student}`,
  now: (place: string) => `I körningen: ${place}.`,
  nowNone: 'I körningen: ingen plats.',
  filter: 'Sök bland platserna',
  offers: 'Till vilken plats?',
  allowed: (n: number, all: number) =>
    `${number(n, 'sv')} av ${counted(all, 'plats', 'platser', 'sv')} är tillåtna.`,
  noOffers: 'Ingen plats passar sökningen.',
  offerFacts: (field: string, wish: string, travel: string, taken: number, places: number) =>
    `${field}, ${wish}, ${travel}, ${number(taken, 'sv')} av ${number(places, 'sv')} upptagna`,
  minutes: (n: number) => `${number(n, 'sv')} min`,
  unknownTravel: 'okänd restid',
  forbidden: 'Går inte:',

  preview: 'Vad flytten leder till',
  working: 'Räknar ut vad flytten leder till …',
  refused: 'Studenten kan inte låsas vid platsen (R12)',
  violations: 'Om ingen annan flyttas bryter flytten mot:',
  solved: 'Matchningen löser det genom att flytta fler, se nedan.',
  nothingBroken: 'Flytten bryter inte mot någon regel.',
  nothingElse: 'Ingen annan berörs.',
  infeasible: 'Med flytten går reglerna inte att hålla samtidigt',
  run: 'Körningen',
  moved: 'Med flytten',

  lockTitle: (student: string) => `Lås ${student}`,
  lockText: (place: string) => `Studenten behåller ${place} i alla kommande körningar.`,
  reason: 'Varför?',
  reasonHint: 'Läses av den centrala samordnaren. Skriv inget om studentens hälsa eller privatliv.',
  reasonFault: 'Skriv varför, med minst tre tecken.',
  moveAction: 'Flytta och lås',
  lockAction: 'Lås studenten',
  done: (student: string) => `${student} är låst. Matcha resten när du är klar.`,
  unlockTitle: (student: string) => `Vill du låsa upp ${student}?`,
  unlockText: 'Studenten matchas fritt i kommande körningar. Låset finns kvar i historiken.',
  unlockDone: (student: string) => `${student} är upplåst.`,

  noticeTitle: (n: number) => `${students(n)} är låsta`,
  noticeOne: '1 student är låst',
  differs: (n: number) =>
    n === 1
      ? 'En av dem har en annan plats i den här körningen, eller ingen.'
      : `${number(n, 'sv')} av dem har en annan plats i den här körningen, eller ingen.`,
  rest: 'Matcha resten',
  restHint: 'En ny körning med samma princip, där de låsta studenterna behåller sina platser.',
  restStarted: 'En ny körning har startat med de låsta studenterna.',

  listTitle: 'Låsta studenter',
  listLead: 'De behåller sin plats i varje körning (R12).',
  listCaption: 'Studenter som är låsta',
  historyTitle: (n: number) => `Tidigare lås (${number(n, 'sv')})`,
  historyCaption: 'Lås som är borttagna',
  student: 'Student',
  place: 'Plats',
  why: 'Varför',
  by: 'Låst av',
  removedBy: 'Upplåst av',
  system: 'Systemet',
  doesNotHold: 'Håller inte',
  action: 'Åtgärd',
  /** Read out after the button's words. */
  of: (student: string) => `(${student})`,
}
