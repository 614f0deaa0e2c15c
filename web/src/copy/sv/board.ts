import { counted, number, plural } from '../../format.ts'

const places = (n: number) => counted(n, 'plats', 'platser', 'sv')

export const board = {
  title: 'Läget',
  missing: (n: number) => `${places(n)} saknas till målet`,
  reached: 'Målet är nått',
  over: (n: number) => `Målet är nått, med ${places(n)} till godo`,
  offered: (offered: number, target: number) =>
    `${number(offered, 'sv')} av ${places(target)} är ${target === 1 ? 'erbjuden' : 'erbjudna'}.`,
  answered: (answered: number, all: number) =>
    answered === all
      ? 'Alla förvaltningar har svarat.'
      : `${number(answered, 'sv')} av ${counted(all, 'förvaltning', 'förvaltningar', 'sv')} har svarat.`,
  target: 'Målet',
  own: (offered: number) =>
    offered === 0 ? 'Ni har inte lämnat några platser' : `Ni har lämnat ${places(offered)}`,
  ownShare: (students: number, share: number) =>
    `Ni har läst in ${counted(students, 'student', 'studenter', 'sv')}, och er andel är ${places(share)}.`,
  map: {
    title: 'Förvaltningarna på kartan',
    lead: 'Varje ruta är en förvaltning, ungefär där den ligger i staden. Rutan leder till dess platser.',
    offered: (most: string, n: number) =>
      n === 0
        ? 'Ingen förvaltning har lämnat några platser än.'
        : `Flest platser har ${most}: ${number(n, 'sv')}.`,
    confirmed: (confirmed: number, offered: number) =>
      `${number(confirmed, 'sv')} av ${counted(offered, 'erbjuden plats är bekräftad', 'erbjudna platser är bekräftade', 'sv')}.`,
    silent: (n: number) =>
      n === 0
        ? ''
        : `${counted(n, 'förvaltning', 'förvaltningar', 'sv')} har inte svarat; de har streckad kant.`,
    places: (n: number) => plural(n, 'plats', 'platser'),
    of: (offered: number) => `av ${places(offered)}`,
    notAnswered: (n: number) => `${plural(n, 'plats', 'platser')}, inte svarat`,
    levelOffered: 'Stapeln längst ner i rutan jämför med den förvaltning som har flest platser.',
    levelConfirmed: 'Stapeln längst ner i rutan visar hur stor del av platserna som är bekräftade.',
    confirmedPlaces: 'Bekräftade',
    caption: 'Platser per förvaltning, som på kartan',
    yes: 'ja',
    no: 'nej',
  },
  districts: 'Platser per förvaltning',
  districtsCaption: 'Erbjudna platser per förvaltning och verksamhetsområde',
  district: 'Förvaltning',
  answer: 'Svar',
  notAnswered: 'Inte svarat',
  answeredOf: (answered: number, all: number) => `${answered} av ${all}`,
  total: 'Summa',
  fields: 'Platser och önskemål',
  fieldsTight: (field: string, wishes: number, offered: number) =>
    `Svårast att få är ${field}: ${counted(wishes, 'förstahandsval', 'förstahandsval', 'sv')} på ${places(offered)}.`,
  fieldsEnough: 'I varje verksamhetsområde finns det minst lika många platser som förstahandsval.',
  ownWishes: 'Era studenters förstahandsval',
  ownWishesLead: 'Så många av era studenter har området överst på sin lista.',
  field: 'Verksamhetsområde',
  offeredPlaces: 'Erbjudna platser',
  firstWishes: 'Förstahandsval',
  universities: 'Studenter och andelar',
  universitiesSentence: (students: number, share: number) =>
    `Lärosätena har läst in ${counted(students, 'student', 'studenter', 'sv')}. Andelarna är tillsammans ${places(share)}.`,
  university: 'Lärosäte',
  students: 'Inlästa studenter',
  share: 'Andel',
  withoutWishes: 'Utan önskemål',
}
