import { counted } from '../../format.ts'

export const supervisors = {
  title: 'Handledare',
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
