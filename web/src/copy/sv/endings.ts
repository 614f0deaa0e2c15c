import { counted, number } from '../../format.ts'

export const endings = {
  title: 'Om något ändras',
  lead: 'Studenten och den andra parten får besked, och tiderna i kalendern ställs in.',
  open: {
    place: 'Platsen har fallit bort …',
    student: 'Studenten deltar inte längre …',
  },
  dialog: {
    place: (student: string) => `Har platsen för ${student} fallit bort?`,
    student: (student: string) => `Deltar ${student} inte längre?`,
  },
  text: {
    place:
      'Projektledaren söker en ny plats åt studenten. De som har fått besked om placeringen får veta att den är avslutad.',
    student: 'Studenten tas bort från terminen och platsen blir ledig. Student och förvaltning får besked.',
  },
  kind: 'Har studenten börjat?',
  kinds: {
    cancelled: 'Nej, placeringen ställs in',
    interrupted: 'Ja, placeringen avbryts',
  },
  remains: 'Kan en annan student få platsen?',
  remainsHint: 'Samma student föreslås inte för platsen igen.',
  remainsOptions: {
    no: 'Nej, platsen finns inte längre',
    yes: 'Ja, platsen finns kvar',
  },
  reason: 'Orsak',
  reasonHint: {
    place: 'Till exempel att handledaren har slutat. Skriv inget om någons hälsa eller privatliv.',
    student: 'Till exempel studieuppehåll. Skriv inget om studentens hälsa eller privatliv.',
  },
  reasonFault: 'Skriv en orsak, minst tre tecken.',
  action: { place: 'Meddela och avsluta', student: 'Meddela och avsluta' },
  done: (student: string) => `Placeringen av ${student} är avslutad. De berörda får besked.`,
  complete: {
    open: 'Markera som genomförd …',
    openAll: (count: number) => `Markera alla som genomförda (${number(count, 'sv')}) …`,
    title: (count: number) =>
      count === 1
        ? 'Är placeringen genomförd?'
        : `Är ${counted(count, 'placering', 'placeringar', 'sv')} genomförda?`,
    text: 'En placering som är genomförd räknas i uppföljningen och kan inte ändras sedan.',
    action: 'Markera som genomförd',
    actionAll: 'Markera alla som genomförda',
    done: (count: number) =>
      count === 1 ? 'Placeringen är genomförd.' : `${number(count, 'sv')} placeringar är genomförda.`,
  },
}
