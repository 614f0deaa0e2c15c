import { counted } from '../../format.ts'

export const supervisors = {
  title: 'Handledare',
  exceptions: 'Undantag från ert krav',
  lead: 'Handledare på terminens platser som inte uppfyller ert krav (R13). Beviljar ni ett undantag kan platsen gå till era studenter.',
  rule: (name: string, years: number | null, course: boolean) => {
    const parts = [
      ...(years === null
        ? []
        : [`minst ${counted(years, 'år', 'år', 'sv')} mellan socionomexamen och terminens början`]),
      ...(course ? ['handledarutbildning'] : []),
    ]
    return parts.length === 0
      ? `${name} ställer inga krav på handledare.`
      : `${name} kräver ${parts.join(' och ')}.`
  },
  register: {
    title: 'Alla handledare',
    lead: 'Hur många studenter var och en har haft, terminerna i följd. Rätta uppgifterna här, så ändras de överallt där handledaren nämns.',
    leadCentral:
      'Vad som är känt om var och en. Hur många studenter en enskild handledare har haft ser bara den egna förvaltningen.',
    district: 'Förvaltning',
    all: 'Alla',
    noEmail: 'E-post saknas',
    course: 'Handledarkurs',
    places: 'Platser',
    studentsIn: (term: string) => `Studenter ${term}`,
    remark: 'Att tänka på',
    refused: (universities: string) => `Uppfyller inte kravet hos ${universities} (R13)`,
    rests: 'Vilar',
    first: 'För första gången',
    thirdInARow: 'Tredje terminen i rad',
    action: 'Åtgärd',
    empty: 'Inga handledare än',
    emptyText: 'En handledare finns här så snart någon har nämnts på en plats eller ett förslag.',
  },
  caption: 'Handledare som inte uppfyller kravet',
  column: {
    name: 'Handledare',
    district: 'Förvaltning',
    university: 'Lärosäte',
    degree: 'Examensår',
    course: 'Handledarutbildning',
    exception: 'Undantag',
  },
  yes: 'Ja',
  no: 'Nej',
  unknown: 'Uppgift saknas',
  empty: 'Alla handledare uppfyller kravet',
  emptyText: 'När en plats har en handledare som inte gör det visas hen här.',
  granted: (by: string, day: string) => `Beviljat av ${by} ${day}`,
  grant: 'Bevilja undantag',
  grantFor: (name: string) => `Bevilja undantag för ${name}`,
  withdraw: 'Ta tillbaka',
  withdrawFor: (name: string) => `Ta tillbaka undantaget för ${name}`,
  wasGranted: (name: string) => `Undantaget för ${name} är beviljat.`,
  wasWithdrawn: (name: string) => `Undantaget för ${name} är tillbakataget.`,
}
