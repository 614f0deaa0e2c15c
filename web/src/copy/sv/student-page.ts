export const studentPage = {
  product: 'VFU Stockholm',
  language: 'Språk',
  loading: 'Hämtar din sida …',
  title: (firstName: string | null) => (firstName === null ? 'Din VFU-plats' : `Hej ${firstName}!`),
  window: 'Min VFU-plats',
  placed: (unit: string, district: string) => `Du gör din VFU på ${unit}, ${district}.`,
  notYet: 'Din plats är inte klar än',
  notYetText:
    'Staden och ditt lärosäte arbetar med placeringarna. När din plats är klar får du ett mejl, och då visas den här på samma länk.',
  none: 'Du har inte fått någon plats den här terminen',
  noneText: [
    'Placeringarna är publicerade, och du har ingen plats i dem.',
    'Kontakta VFU-samordnaren på ditt lärosäte om hur du går vidare. Får du en plats senare visas den här, på samma länk.',
  ],
  ended: (unit: string, district: string) => `Din plats på ${unit}, ${district}, har fallit bort.`,
  newPlaceLater:
    'Vi söker en ny plats åt dig. Du får ett mejl när den är klar, och då visas den här på samma länk.',
  hasLeft:
    'Du är anmäld att inte längre delta i VFU den här terminen. Stämmer det inte, hör du av dig till VFU-samordnaren på ditt lärosäte.',
  timesCancelled: 'Tiderna står som inställda i den kalender som du prenumererar på.',
  next: 'Det här händer sedan',
  nextSteps: [
    'Platserna fördelas efter önskemål och restid, lika för alla.',
    'Varje förvaltning bekräftar platsen och vem som blir din handledare.',
    'Du får besked minst två veckor innan din VFU börjar.',
  ],
  term: (id: string) => `${id.startsWith('VT') ? 'Vårterminen' : 'Höstterminen'} ${id.slice(2)}`,
  university: 'Lärosäte',
  place: 'Platsen',
  district: 'Förvaltning',
  unit: 'Enhet',
  field: 'Område',
  supervisor: 'Handledare',
  noSupervisor: 'Meddelas senare',
  times: 'Dina tider',
  kind: {
    'first-day': 'Första dagen',
    period: 'VFU-perioden',
    'supervisor-meeting': 'Trepartssamtal med handledaren',
  },
  cancelled: 'Inställt',
  where: 'Plats',
  calendar: 'I din kalender',
  calendarLead:
    'Prenumererar du följer ändringar med av sig själva. En hämtad fil visar tiderna som de är nu.',
  subscribe: 'Prenumerera',
  download: 'Hämta kalenderfil (.ics)',
  address: 'Adress att klistra in',
  copyAddress: 'Kopiera adressen',
  copied: 'Adressen är kopierad.',
  secret: 'Adressen är personlig. Den som har den kan se dina tider.',
  how: [
    {
      title: 'Outlook på webben',
      text: 'Öppna Kalender, välj Lägg till kalender och sedan Prenumerera från webben. Klistra in adressen.',
    },
    {
      title: 'Google Kalender',
      text: 'Öppna Google Kalender på en dator. Välj plustecknet vid Andra kalendrar, sedan Från webbadress, och klistra in adressen.',
    },
    {
      title: 'Apple Kalender',
      text: 'Tryck på Prenumerera på din telefon eller dator och godkänn. Du kan också välja Ny kalenderprenumeration i Arkiv-menyn.',
    },
  ],
  wrongLink: 'Länken fungerar inte',
  noToken: 'Öppna den här sidan med din personliga länk från lärosätet.',
  askForLink:
    'Har du tappat bort länken, eller gäller den inte längre, ber du VFU-samordnaren på ditt lärosäte om en ny.',
  tryAgain: 'Försök igen',
  accessibility: 'Tillgänglighet',
  lottery: 'Lottningen',
}
