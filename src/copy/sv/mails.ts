import { dateInWords, termInWords } from '../in-words.ts'
import { footer } from './mail-footer.ts'
import { declineReasons } from './t2.ts'

/** What a mail says, before it is made into text and HTML. */
export interface MailWords {
  readonly subject: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly action: string
  readonly footer: string
}

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
      `${students} till era platser inför ${termInWords(facts.term, 'sv')}.`,
      `Bekräfta varje förslag med en namngiven handledare, eller avböj med en orsak${facts.dueOn ? `, senast ${dateInWords(facts.dueOn, 'sv')}` : ''}.`,
      'Länken är din egen och fungerar utan inloggning tills svarstiden är slut. Skicka den inte vidare.',
    ],
    action: 'Svara på förslagen',
    footer,
  }
}

/** S7: to a student whose placement is published. The link is personal. */
export function placementPublished(facts: { term: string; district: string }): MailWords {
  return {
    subject: `Din VFU-plats ${facts.term}`,
    heading: 'Din VFU-plats är klar',
    paragraphs: [
      `Du har fått en plats på ${facts.district} ${termInWords(facts.term, 'sv')}. På din sida ser du enhet, handledare och första dag, och du kan hämta allt till din kalender.`,
      'Länken är personlig. Skicka den inte vidare.',
    ],
    action: 'Visa min plats',
    footer,
  }
}

/** S7: to a student whose supervisor has another name or address. The link is personal. */
export function supervisorChanged(facts: { term: string; name: string; email: string | null }): MailWords {
  return {
    subject: `VFU ${facts.term}: ändring i din VFU`,
    heading: 'Något har ändrats i din VFU',
    paragraphs: [
      `Uppgifterna om din handledare är ändrade: ${[facts.name, facts.email].filter(Boolean).join(', ')}.`,
      'Länken är personlig. Skicka den inte vidare.',
    ],
    action: 'Visa min plats',
    footer,
  }
}

/** S7: to a supervisor when placements that name them are published, with the city's material. The link is personal. */
export function supervisorNamed(facts: {
  term: string
  count: number
  material: readonly string[]
}): MailWords {
  const students = facts.count === 1 ? 'en student' : `${facts.count} studenter`
  return {
    subject: `VFU ${facts.term}: du är handledare`,
    heading: 'Du är handledare för VFU',
    paragraphs: [
      `Du är namngiven som handledare för ${students} ${termInWords(facts.term, 'sv')}. På din sida ser du vem du tar emot och när. Där bekräftar du, eller säger att det inte går.`,
      'Tiderna kommer som inbjudningar till din kalender i egna mejl. Länken är personlig. Skicka den inte vidare.',
      ...facts.material,
    ],
    action: 'Visa och svara',
    footer,
  }
}

/** To the coordinators of a district whose supervisor says no. */
export function supervisorDeclined(facts: {
  term: string
  name: string
  unit: string
  declineReason: keyof typeof declineReasons
  comment: string | null
}): MailWords {
  return {
    subject: `VFU ${facts.term}: en handledare har tackat nej`,
    heading: 'En handledare har tackat nej',
    paragraphs: [
      `${facts.name} på ${facts.unit} har svarat att det inte går att vara handledare. Placeringen står kvar tills ni ändrar något.`,
      `Skäl: ${declineReasons[facts.declineReason]}.`,
      ...(facts.comment ? [facts.comment] : []),
    ],
    action: 'Visa placeringen',
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

/** S7: to the coordinators of a university whose students get a place after publication. */
export function replacementsPublished(facts: { term: string; university: string; count: number }): MailWords {
  return {
    subject: `VFU ${facts.term}: ny placering för ${facts.university}`,
    heading: facts.count === 1 ? 'En placering är klar' : `${facts.count} placeringar är klara`,
    paragraphs: [
      `Förvaltningen har bekräftat ${facts.count === 1 ? 'en placering' : `${facts.count} placeringar`} som tillkommit efter publiceringen, och studenten har fått besked. Andra placeringar är oförändrade.`,
    ],
    action: 'Visa placeringarna',
    footer,
  }
}

/** S7: to a student whose earlier place fell away, when another is confirmed. The link is personal. */
export function replacementPublished(facts: { term: string; district: string }): MailWords {
  return {
    subject: `Din nya VFU-plats ${facts.term}`,
    heading: 'Din nya VFU-plats är klar',
    paragraphs: [
      `Du har fått en ny plats på ${facts.district}. På din sida ser du enhet, handledare och första dag. Prenumererar du på kalendern är den redan uppdaterad.`,
      'Länken är personlig. Skicka den inte vidare.',
    ],
    action: 'Visa min plats',
    footer,
  }
}

/** S8: to a student whose published place fell away. Nothing is said of why: that is not the student's to carry. */
export function placementEnded(facts: { term: string; district: string }): MailWords {
  return {
    subject: `Din VFU-plats ${facts.term} har fallit bort`,
    heading: 'Din VFU-plats har fallit bort',
    paragraphs: [
      `Din plats på ${facts.district} har tyvärr fallit bort. Vi söker en ny plats åt dig, och du får ett brev när den är klar.`,
      'Tiderna i din kalender är inställda. Länken är personlig. Skicka den inte vidare.',
    ],
    action: 'Visa min sida',
    footer,
  }
}

/** R20: to a student whose published place is exchanged for another, which its district has not confirmed yet. */
export function placementExchanged(facts: { term: string; district: string }): MailWords {
  return {
    subject: `Din VFU-plats ${facts.term} byts`,
    heading: 'Din VFU-plats byts',
    paragraphs: [
      `En ändring gör att du inte kan ha kvar platsen på ${facts.district}. En annan plats är vald åt dig, och du får ett brev när den är bekräftad.`,
      'Tiderna i din kalender är inställda så länge. Länken är personlig. Skicka den inte vidare.',
    ],
    action: 'Visa min sida',
    footer,
  }
}

/** S8: to a student who no longer takes part. */
export function placementLeft(facts: { term: string; district: string }): MailWords {
  return {
    subject: `Din VFU ${facts.term} är avslutad`,
    heading: 'Din VFU är avslutad',
    paragraphs: [
      `Du är anmäld att inte längre delta i VFU den här terminen. Platsen på ${facts.district} är därför avbokad, och tiderna i din kalender är inställda.`,
      'Stämmer det inte, hör du av dig till VFU-samordnaren på ditt lärosäte.',
    ],
    action: 'Visa min sida',
    footer,
  }
}

/** S8: to the coordinators of a district whose students do not come after all. */
export function placementsEndedInDistrict(facts: {
  term: string
  district: string
  count: number
  units: readonly string[]
}): MailWords {
  const gone = facts.count === 1 ? 'En placering är avslutad' : `${facts.count} placeringar är avslutade`
  return {
    subject: `VFU ${facts.term}: ${facts.count === 1 ? 'en placering' : `${facts.count} placeringar`} hos ${facts.district} avslutas`,
    heading: gone,
    paragraphs: [`${gone} hos er: ${facts.units.join(', ')}. Era andra placeringar är oförändrade.`],
    action: 'Visa placeringarna',
    footer,
  }
}

/** S8: to the coordinators of a university whose students' published places have ended. */
export function placementsEndedForUniversity(facts: {
  term: string
  university: string
  count: number
}): MailWords {
  const gone =
    facts.count === 1 ? 'En av era studenters placering' : `${facts.count} av era studenters placeringar`
  return {
    subject: `VFU ${facts.term}: ändrad placering för ${facts.university}`,
    heading: facts.count === 1 ? 'En placering är avslutad' : `${facts.count} placeringar är avslutade`,
    paragraphs: [
      `${gone} är avslutad${facts.count === 1 ? '' : 'e'}. Andra placeringar är oförändrade. På sidan står vilken det gäller och varför.`,
      'Den som har skyddade personuppgifter får inget brev: lämna beskedet på ert eget sätt.',
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

/** Several notices to the same person within a minute, as one mail. */
export function digest(facts: { count: number }): Omit<MailWords, 'action'> {
  return {
    subject: `VFU: ${facts.count} besked till dig`,
    heading: `${facts.count} besked till dig`,
    paragraphs: ['Flera saker hände nästan samtidigt. Här är alla i ett och samma brev.'],
    footer,
  }
}

/** To a central coordinator who tries out whether mail arrives. */
export function testMail(facts: { name: string }): MailWords {
  return {
    subject: 'Provbrev från VFU-systemet',
    heading: 'Provbrevet kom fram',
    paragraphs: [
      `Hej ${facts.name}! Du bad systemet om ett provbrev, och här är det. E-posten fungerar.`,
      'Brevet säger inget om någon annan, och du behöver inte göra något med det.',
    ],
    action: 'Öppna utskicken',
    footer,
  }
}

/** To somebody whose second factor a colleague or the administrator took away. */
export function factorReset(): MailWords {
  return {
    subject: 'Dina inloggningskoder till VFU-systemet är nollställda',
    heading: 'Dina inloggningskoder är nollställda',
    paragraphs: [
      'Koderna i din telefon och dina reservkoder gäller inte längre, och du är utloggad överallt. Nästa gång du loggar in kan du lägga till en telefon igen.',
      'Har du inte bett om det hör du genast av dig till den som leder VFU-projektet.',
    ],
    action: 'Logga in',
    footer,
  }
}
