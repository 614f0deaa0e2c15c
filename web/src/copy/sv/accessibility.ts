export const accessibility = {
  title: 'Tillgänglighet',
  lead: 'VFU Stockholm ska gå att använda av alla, med tangentbord, skärmläsare, förstoring eller på telefon.',
  sections: [
    {
      title: 'Hur tillgänglig tjänsten är',
      text: [
        'Vi bygger efter WCAG 2.2 nivå AA och lagen om tillgänglighet till digital offentlig service. Varje sida prövas automatiskt vid varje ändring, även vid 400 procents förstoring, och sidornas gång med tangentbord.',
        'Tjänsten är delvis förenlig med kraven: det som brister står nedan. Redogörelsen bygger på vår egen prövning och uppdaterades den 26 november 2026.',
        'Alla diagram finns också som tabell. Alla uppgifter går att göra utan mus, och inget kräver att du drar och släpper.',
      ],
    },
    {
      title: 'Det vi vet inte är bra nog',
      text: [
        'Breda tabeller behöver rullas i sidled på små skärmar. Rutan runt tabellen går att nå och rulla med tangentbordet.',
        'QR-koden för engångskoder går inte att läsa med skärmläsare. Samma nyckel står som text bredvid.',
        'Datumväljaren är webbläsarens egen och följer webbläsarens språk, inte tjänstens.',
        'Tjänsten är ännu inte granskad av någon utomstående.',
      ],
    },
    {
      title: 'Säg till om något inte fungerar',
      text: [
        'Hör av dig till den som leder VFU-projektet på socialförvaltningen. Berätta vilken sida det gäller och vad du använder, så hjälper vi dig på annat sätt medan felet rättas.',
        'Är du inte nöjd med svaret kan du anmäla det till Myndigheten för digital förvaltning, Digg, som har tillsyn över lagen.',
      ],
    },
  ],
}
