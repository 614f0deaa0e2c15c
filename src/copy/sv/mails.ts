/** What a mail says, before it is made into text and HTML. */
export interface MailWords {
  readonly subject: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly action: string
  readonly footer: string
}

const footer = 'Du får det här brevet från VFU-systemet i Stockholms stad. Svara inte på det.'

/** S5: to the coordinators of a district that has proposals to answer. */
export function proposalsToAnswer(facts: {
  term: string
  district: string
  count: number
  dueOn: string | null
}): MailWords {
  const students = facts.count === 1 ? 'En student föreslås' : `${facts.count} studenter föreslås`
  return {
    subject: `VFU ${facts.term}: förslag att besvara för ${facts.district}`,
    heading: 'Ni har förslag att besvara',
    paragraphs: [
      `${students} till era platser inför ${facts.term}.`,
      `Bekräfta varje förslag med en namngiven handledare, eller avböj med en orsak${facts.dueOn ? `, senast ${facts.dueOn}` : ''}.`,
    ],
    action: 'Öppna förslagen',
    footer,
  }
}

/** S7: to a student whose placement is published. The link is personal. */
export function placementPublished(facts: { term: string; district: string }): MailWords {
  return {
    subject: `Din VFU-plats ${facts.term}`,
    heading: 'Din VFU-plats är klar',
    paragraphs: [
      `Du har fått en plats på ${facts.district}. På din sida ser du enhet, handledare och första dag, och du kan hämta allt till din kalender.`,
      'Länken är personlig. Skicka den inte vidare.',
    ],
    action: 'Visa min plats',
    footer,
  }
}

/** S7: to the coordinators of a university when the term is published. */
export function resultsPublished(facts: {
  term: string
  university: string
  placed: number
  unplaced: number
}): MailWords {
  const placed =
    facts.placed === 1 ? 'En student har fått en plats' : `${facts.placed} studenter har fått plats`
  const unplaced =
    facts.unplaced === 1 ? 'En student är utan plats.' : `${facts.unplaced} studenter är utan plats.`
  return {
    subject: `VFU ${facts.term}: placeringarna för ${facts.university} är publicerade`,
    heading: 'Placeringarna är publicerade',
    paragraphs: [
      `${placed}. ${unplaced}`,
      'Studenterna har fått varsitt brev med en personlig länk. Den som har skyddade personuppgifter får inget brev: lämna länken till den personen på ert eget sätt.',
    ],
    action: 'Visa placeringarna',
    footer,
  }
}

/** To somebody who was given an account. The link signs in once. */
export function invitation(facts: { name: string; days: number }): MailWords {
  return {
    subject: 'Inbjudan till VFU-systemet',
    heading: 'Välkommen till VFU-systemet',
    paragraphs: [
      `Hej ${facts.name}! Du har fått behörighet i Stockholms stads system för VFU-platser.`,
      `Länken loggar in dig en gång och gäller i ${facts.days} dagar. Därefter ber du själv om en ny länk på inloggningssidan.`,
      'Länken är personlig. Skicka den inte vidare.',
    ],
    action: 'Logga in',
    footer,
  }
}

/** To somebody who asked for a link on the sign-in page. The link signs in once. */
export function signInLink(facts: { minutes: number }): MailWords {
  return {
    subject: 'Din inloggningslänk till VFU-systemet',
    heading: 'Logga in i VFU-systemet',
    paragraphs: [
      `Länken loggar in dig en gång och gäller i ${facts.minutes} minuter.`,
      'Har du inte bett om att få logga in kan du bortse från brevet: ingen kommer in utan länken.',
    ],
    action: 'Logga in',
    footer,
  }
}
