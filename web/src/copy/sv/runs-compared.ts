import { counted, list, number } from '../../format.ts'

const places = (n: number) => counted(n, 'plats', 'platser', 'sv')
const limit = (n: number | null) => (n === null ? 'ingen gräns' : counted(n, 'minut', 'minuter', 'sv'))
const most = (n: number | null) => (n === null ? 'ingen gräns' : `högst ${number(n, 'sv')}`)

export const runsCompared = {
  title: 'Jämför körningar',
  lead: 'Vem som får en annan plats, vad som blir bättre och sämre, och vad körningarna utgick från.',
  back: 'Till alla körningar',
  a: 'Körning A',
  b: 'Körning B',
  swap: 'Byt plats på A och B',
  chooseTwo: 'Välj två olika körningar',
  chooseTwoText: 'Bara körningar som har gett ett svar går att jämföra.',
  noPlan: 'Den ena körningen har ingen plan, så ingen placering går att jämföra.',

  column: 'Jämför',
  choose: (run: string) => `Jämför körningen ${run}`,
  compare: 'Jämför de två valda',
  chooseHint: 'Kryssa för två körningar i tabellen för att jämföra dem.',

  inputs: 'Vad körningarna utgick från',
  inputsLead: 'Från A till B.',
  sameInputs: 'Båda utgick från samma platser, studenter, andelar, gränser och lås.',
  difference: {
    policy: (before: string, after: string) => `Principen: från ”${before}” till ”${after}”.`,
    seed: 'Lottningens frö är ett annat.',
    travelLimit: (before: number | null, after: number | null) =>
      `Terminens längsta restid: från ${limit(before)} till ${limit(after)}.`,
    share: (university: string, parts: readonly string[]) => `${university}: ${list(parts, 'sv')}.`,
    quota: (before: number | null, after: number | null) =>
      `andelen från ${most(before)} till ${most(after)}`,
    guarantee: (before: number, after: number) =>
      `garantin från ${number(before, 'sv')} till ${number(after, 'sv')}`,
    shareAdded: (university: string) => `${university} är med.`,
    shareRemoved: (university: string) => `${university} är inte längre med.`,
    bounds: (district: string, parts: readonly string[]) => `${district}: ${list(parts, 'sv')}.`,
    minimum: (before: number, after: number) =>
      `minsta antalet från ${number(before, 'sv')} till ${number(after, 'sv')}`,
    maximum: (before: number | null, after: number | null) =>
      `högsta antalet från ${before === null ? 'ingen gräns' : number(before, 'sv')} till ${after === null ? 'ingen gräns' : number(after, 'sv')}`,
    boundsAdded: (district: string) => `${district} är med.`,
    boundsRemoved: (district: string) => `${district} är inte längre med.`,
    offerAdded: (offer: string, n: number) => `${offer} är ny med ${places(n)}.`,
    offerRemoved: (offer: string) => `${offer} är borttagen.`,
    places: (offer: string, before: number, after: number) =>
      `${offer}: från ${places(before)} till ${places(after)}.`,
    offer: (offer: string, members: readonly string[]) => `${offer}: ${list(members, 'sv')} har ändrats.`,
    studentAdded: (student: string) => `${student} är ny.`,
    studentRemoved: (student: string) => `${student} är borttagen.`,
    student: (student: string, members: readonly string[]) =>
      `${student}: ${list(members, 'sv')} har ändrats.`,
    pinAdded: (student: string, offer: string) => `${student} är låst vid ${offer}.`,
    pinRemoved: (student: string, offer: string) => `${student} är inte längre låst vid ${offer}.`,
    pinMoved: (student: string, before: string, after: string) =>
      `${student} är låst vid ${after} i stället för ${before}.`,
  },
  offerMember: {
    unit: 'enheten',
    field: 'området',
    period: 'perioden',
    universities: 'vilka lärosäten den är öppen för',
    requires: 'kraven',
    provides: 'vad den erbjuder',
  },
  studentMember: {
    university: 'lärosätet',
    priority: 'förturen',
    wishes: 'önskemålen',
    onlyWishes: 'om bara önskemålen gäller',
    period: 'perioden',
    has: 'vad studenten har visat upp',
    needs: 'behoven',
    travel: 'restiderna',
    blocked: 'undantagen',
    together: 'vem studenten placeras med',
  },
}
