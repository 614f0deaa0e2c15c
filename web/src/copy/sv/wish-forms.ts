/** The university's choice to let its students fill in their own wishes. */
export const wishForms = {
  title: 'Låt studenterna fylla i önskemål själva',
  lead: 'Studenterna får en personlig länk med mejl och kan ändra till och med den dag du väljer. Den som inte har svarat påminns tre dagar innan.',
  lastDay: 'Sista dagen',
  dayFault: 'Välj en dag.',
  open: 'Öppna och mejla länkarna',
  change: 'Spara dagen',
  close: 'Stäng nu',
  closed: 'Formuläret är stängt.',
  opened: 'Formuläret är öppet. Länkarna är på väg.',
  state: (day: string) => `Öppet till och med ${day}.`,
  isClosed: 'Inte öppet.',
  wished: (wished: number, students: number) => `${wished} av ${students} har fyllt i.`,
  withoutAddress: (count: number) =>
    count === 1
      ? '1 student har ingen e-postadress: lämna länken på ett annat sätt, från studentens sida.'
      : `${count} studenter har ingen e-postadress: lämna länkarna på ett annat sätt, från studenternas sidor.`,
}
