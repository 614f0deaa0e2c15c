import { planningFailed } from './pilots.ts'
import { translated, type Rule } from './translated-sentence.ts'

const FAILURES: readonly Rule[] = [
  [/^Körningen hann inte klart inom tidsgränsen\.$/, () => 'The run was not done within the time limit.'],
  [/^Körningen behövde mer minne än den får\.$/, () => 'The run needed more memory than it may have.'],
  [
    /^Tiden tog slut innan någon (?:tillåten )?plan var funnen\.$/,
    () => 'Time ran out before any allowed plan was found.',
  ],
  [
    /^Ingen plan uppfyller reglerna, men beviset är för stort att skriva\.$/,
    () => 'No plan obeys the rules, but the proof is too large to write.',
  ],
  [/^(?:Resultatet|Planen) håller inte för kontrollen\./, () => 'The result does not pass its check.'],
  [
    /^Beräkningsmotorn (\S+) klarar högst (.*) möjliga placeringar åt gången och det här är (.*)\. Välj motorn highs\.$/,
    (engine, most, count) =>
      `The engine ${engine} manages at most ${most} possible placements at a time, and this is ${count}. Choose the engine highs.`,
  ],
  [/^Planeringen hann inte klart inom tidsgränsen\.$/, () => planningFailed.timeLimit],
  [/^Planeringen behövde mer minne än den får\.$/, () => planningFailed.outOfMemory],
  [/^Ett fel i systemet avbröt planeringen\.$/, () => planningFailed.crashed],
  [/^Planeringen avbröts när servern startades om\.$/, () => planningFailed.abandoned],
  [/^Ett fel i systemet avbröt körningen\.$/, () => 'A fault in the system ended the run.'],
  [
    /^Körningen avbröts när servern stannade\. Starta den igen\.$/,
    () => 'The run was ended when the server stopped. Start it again.',
  ],
]

/** Why a run or a plan came to nothing. */
export const failureSentence = (text: string): string => translated(text, FAILURES) ?? text

const MAIL_FAILURES: Readonly<Record<string, string>> = {
  'Mejlservern godtog inte inloggningen.': 'The mail server did not accept the sign-in.',
  'Mejlserverns certifikat är inte betrott.': 'The mail server’s certificate is not trusted.',
  'Det gick inte att upprätta en krypterad anslutning till mejlservern.':
    'An encrypted connection to the mail server could not be made.',
  'Mejlserverns namn finns inte i namntjänsten (DNS).':
    'The mail server’s name is not in the name service (DNS).',
  'Mejlservern tar inte emot anslutningar.': 'The mail server takes no connections.',
  'Mejlservern svarade inte i tid.': 'The mail server did not answer in time.',
  'Det gick inte att nå mejlservern.': 'The mail server could not be reached.',
  'Mejlet kunde inte lämnas till mejlservern.': 'The mail could not be handed to the mail server.',
  'Mottagarens brevlåda är full.': 'The recipient’s mailbox is full.',
  'Mejlet är för stort för mejlservern.': 'The mail is too large for the mail server.',
  'Mejlservern ber oss vänta innan den tar emot mejl till adressen (grålistning).':
    'The mail server asks us to wait before it takes mail to the address (greylisting).',
  'Mejlservern tog inte emot mejlet just nu.': 'The mail server did not take the mail just now.',
  'Mejlservern godtog inte mottagarens adress.': 'The mail server did not accept the recipient’s address.',
  'Mejlservern avvisade mejlet.': 'The mail server refused the mail.',
  'Mejlservern godtog inte avsändarens adress.': 'The mail server did not accept the sender’s address.',
  'Mejlservern avvisade anslutningen.': 'The mail server refused the connection.',
  'Mejlets id har fel form.': 'The mail’s id is not well formed.',
  'Avsändaren har fel form.': 'The sender is not well formed.',
  'Mottagarens mejladress har fel form.': 'The recipient’s address is not well formed.',
  'Svarsadressen har fel form.': 'The reply address is not well formed.',
  'Mejlets rubrik innehåller otillåtna tecken.': 'The mail’s subject has characters that are not allowed.',
}

/** Why a mail was not sent. */
export function mailFailureSentence(text: string): string {
  const [, sentence = text, code] = /^(.*?)(?: Svarskod (\d+)\.)?$/.exec(text) ?? []
  const told = MAIL_FAILURES[sentence] ?? sentence
  return code === undefined ? told : `${told} Reply code ${code}.`
}
