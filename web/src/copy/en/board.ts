import { counted, number, plural } from '../../format.ts'
import type { board as sv } from '../sv/board.ts'

const places = (n: number) => counted(n, 'place', 'places', 'en')

export const board: typeof sv = {
  title: 'Where we stand',
  missing: n => `${places(n)} short of the target`,
  reached: 'The target is reached',
  over: n => `The target is reached, with ${places(n)} to spare`,
  offered: (offered, target) => `${number(offered, 'en')} of ${places(target)} have been offered.`,
  answered: (answered, all) =>
    answered === all
      ? 'All districts have answered.'
      : `${number(answered, 'en')} of ${counted(all, 'district has', 'districts have', 'en')} answered.`,
  target: 'The target',
  own: offered => (offered === 0 ? 'You have not offered any places' : `You have offered ${places(offered)}`),
  ownShare: (students, share) =>
    `You have submitted ${counted(students, 'student', 'students', 'en')}, and your share is ${places(share)}.`,
  map: {
    title: 'The districts on the map',
    lead: 'Each tile is a district, about where it lies in the city. The tile leads to its places.',
    offered: (most, n) =>
      n === 0 ? 'No district has offered any places yet.' : `Most places are in ${most}: ${number(n, 'en')}.`,
    confirmed: (confirmed, offered) =>
      `${number(confirmed, 'en')} of ${counted(offered, 'place offered is confirmed', 'places offered are confirmed', 'en')}.`,
    silent: n =>
      n === 0
        ? ''
        : `${counted(n, 'district has', 'districts have', 'en')} not answered: a broken outline marks them.`,
    places: n => plural(n, 'place', 'places'),
    of: offered => `of ${places(offered)}`,
    notAnswered: n => `${plural(n, 'place', 'places')}, not answered`,
    levelOffered: 'The bar at the foot of a tile compares with the district that has most places.',
    levelConfirmed: 'The bar at the foot of a tile shows how much of the places is confirmed.',
    confirmedPlaces: 'Confirmed',
    caption: 'Places per district, as on the map',
    yes: 'yes',
    no: 'no',
  },
  districts: 'Places per district',
  districtsCaption: 'Places offered per district and field',
  district: 'District',
  answer: 'Answer',
  notAnswered: 'Not yet',
  answeredOf: (answered, all) => `${answered} of ${all}`,
  total: 'Sum',
  fields: 'Places and wishes',
  fieldsTight: (field, wishes, offered) =>
    `Hardest to get is ${field}: ${counted(wishes, 'first choice', 'first choices', 'en')} for ${places(offered)}.`,
  fieldsEnough: 'Every field has at least as many places as first choices.',
  ownWishes: 'Your students’ first choices',
  ownWishesLead: 'How many of your students have the field at the top of their list.',
  field: 'Field',
  offeredPlaces: 'Places offered',
  firstWishes: 'First choices',
  universities: 'Students and shares',
  universitiesSentence: (students, share) =>
    `The universities have submitted ${counted(students, 'student', 'students', 'en')}. The shares add up to ${places(share)}.`,
  university: 'University',
  students: 'Students submitted',
  share: 'Share',
  withoutWishes: 'Without wishes',
}
