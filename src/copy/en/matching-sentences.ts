import { clauses, number, translated, type Rule } from './translated-sentence.ts'

const students = (count: string) => number(count, 'student', 'students')
const places = (count: string) => number(count, 'place', 'places')
const are = (count: string) => (count === '1' ? 'is' : 'are')
const only = (text: string) => (text === 'ingen' ? 'none' : text.replace('bara ', 'only '))
const UNPIN = 'The central coordinator can remove a pin.'

const MATCHING_DEMANDS: readonly Rule[] = [
  [
    /^studenten (".*") är låst vid platsen (".*") \((R12)\)$/,
    (who, where, rule) => `student ${who} is pinned to the place ${where} (${rule})`,
  ],
  [
    /^lärosätet (".*") ska ha minst (\d+) \(garantin är (\d+), men fler har ingen tillåten plats\) \((R3)\)$/,
    (who, least, asked, rule) =>
      `university ${who} must have at least ${least} (the guarantee is ${asked}, but no more have an allowed place) (${rule})`,
  ],
  [
    /^lärosätet (".*") ska ha minst (\d+) \((R3)\)$/,
    (who, least, rule) => `university ${who} must have at least ${least} (${rule})`,
  ],
  [
    /^förvaltningen (".*") ska ha minst (\d+) \((R4)\)$/,
    (who, least, rule) => `administration ${who} must have at least ${least} (${rule})`,
  ],
  [
    /^lärosätet (".*") får ha högst (\d+) \((R3)\)$/,
    (who, most, rule) => `university ${who} may have at most ${most} (${rule})`,
  ],
  [
    /^förvaltningen (".*") får ha högst (\d+) \((R4)\)$/,
    (who, most, rule) => `administration ${who} may have at most ${most} (${rule})`,
  ],
  [
    /^gruppen (".*") ska vara i samma förvaltning \((R11)\)$/,
    (group, rule) => `group ${group} must be in the same administration (${rule})`,
  ],
]

const CHANGEABLE: readonly Rule[] = [
  [/^kvoter och garantier$/, () => 'quotas and guarantees'],
  [/^förvaltningarnas minsta och högsta antal$/, () => 'the administrations’ smallest and largest numbers'],
  [/^grupper som ska placeras tillsammans$/, () => 'groups that must be placed together'],
  [/^låsningar$/, () => 'pins'],
]

/** `3 platser`, or `3 platser, varav 2 räknas …`. */
const guaranteed = (text: string): string =>
  text.replace(
    /^(\d+) plats(?:er)?(?:, varav (\d+) räknas eftersom fler studenter inte har någon tillåten plats)?$/,
    (_all, count: string, counted: string | undefined) =>
      counted === undefined
        ? places(count)
        : `${places(count)}, of which ${counted} count because no more students have an allowed place`,
  )

const joined = (quoted: string) => quoted.replaceAll('" och "', '" and "')
const SPLIT = 'The university can split the group, or the administrations offer more places.'

const MATCHING: readonly Rule[] = [
  [
    /^Kvoter, garantier, minsta och högsta antal, låsningar och grupper går inte ihop\. Tiden tog slut/,
    () =>
      'Quotas, guarantees, smallest and largest numbers, pins and groups do not fit together. Time ran out before it was known which of them. Run again with more time.',
  ],
  [
    /^(.*) ska placeras i samma förvaltning, men ingen förvaltning har platser som alla kan ha\./,
    who =>
      `${joined(who)} must be placed in the same administration, but no administration has places that all of them can have. ${SPLIT}`,
  ],
  [
    /^(.*) ska placeras i samma förvaltning och är (\d+), men ingen förvaltning har mer än (\d+) av de platser/,
    (who, members, largest) =>
      `${joined(who)} must be placed in the same administration and are ${members}, but no administration has more than ${largest} of the places that they can have. ${SPLIT}`,
  ],
  [
    /^(\d+) student(?:er)? är låsta? vid platsen (".*"), men den tar ingen\./,
    (count, where) =>
      `${students(count)} ${are(count)} pinned to the place ${where}, but it takes nobody. ${UNPIN}`,
  ],
  [
    /^(\d+) student(?:er)? är låsta? vid platsen (".*"), men den tar högst (\d+)\./,
    (count, where, most) =>
      `${students(count)} ${are(count)} pinned to the place ${where}, but it takes at most ${most}. ${UNPIN}`,
  ],
  [
    /^Lärosätet (".*") har (\d+) student(?:er)? med låst placering, men kvoten är (\d+)\./,
    (who, count, quota) =>
      `University ${who} has ${students(count)} with a pinned placement, but the quota is ${quota}. ${UNPIN}`,
  ],
  [
    /^(\d+) student(?:er)? är låsta? i förvaltningen (".*"), men dess högsta antal är (\d+)\./,
    (count, where, most) =>
      `${students(count)} ${are(count)} pinned in the administration ${where}, but its largest number is ${most}. ${UNPIN}`,
  ],
  [
    /^Gruppen (".*?") ska vara i samma förvaltning men är låst i (.*)\. Den centrala/,
    (group, where) =>
      `Group ${group} must be in the same administration but is pinned in ${where.replaceAll(' och ', ' and ')}. ${UNPIN}`,
  ],
  [
    /^Förvaltningen (".*") ska ha minst (\d+) student(?:er)? men har (inga|\d+) plats(?:er)?\./,
    (who, least, count) =>
      `Administration ${who} must have at least ${students(least)} but has ${count === 'inga' ? 'no places' : places(count)}. The administration’s coordinator can offer more, or the central coordinator lower the smallest number.`,
  ],
  [
    /^Förvaltningen (".*") ska ha minst (\d+) student(?:er)?, men (ingen|bara \d+) har någon tillåten plats där\./,
    (who, least, count) =>
      `Administration ${who} must have at least ${students(least)}, but ${only(count)} can be placed there. The central coordinator can lower the smallest number.`,
  ],
  [
    /^Förvaltningarnas minsta antal är tillsammans (\d+), men (ingen|bara \d+) av studenterna har någon tillåten plats\./,
    (sum, count) =>
      `The administrations’ smallest numbers add up to ${sum}, but ${only(count)} of the students can be placed. The central coordinator can lower them.`,
  ],
  [
    /^Förvaltningarnas minsta antal är tillsammans (\d+), men lärosätenas kvoter räcker (?:inte till någon|bara till (\d+))\./,
    (sum, quotas) =>
      `The administrations’ smallest numbers add up to ${sum}, but the universities’ quotas are enough for ${quotas === '' ? 'nobody' : `only ${quotas}`}. The central coordinator can lower the former or raise the latter.`,
  ],
  [
    /^Lärosätet (".*") är garanterat (.*), men dess studenter har (inga|bara \d+) plats(?:er)? att välja bland\./,
    (who, asked, count) =>
      `University ${who} is guaranteed ${guaranteed(asked)}, but its students have ${count === 'inga' ? 'no places' : `only ${places(count.replace('bara ', ''))}`} to choose among. The administrations can offer more, or the central coordinator lower the guarantee.`,
  ],
  [
    /^Lärosätena är tillsammans garanterade (.*), men det finns bara (\d+)\./,
    (asked, count) =>
      `The universities together are guaranteed ${guaranteed(asked)}, but there are only ${count}. The administrations can offer more, or the central coordinator lower the guarantees.`,
  ],
  [
    /^Lärosätet (".*") har garantin (\d+), men (ingen|bara \d+) av dess studenter har någon tillåten plats, så den räknas som (\d+)\./,
    (who, asked, count, counted) =>
      `University ${who} has the guarantee ${asked}, but ${only(count)} of its students can be placed, so it counts as ${counted}. The university can enter more students, or the central coordinator lower the guarantee.`,
  ],
  [
    /^Detta går inte ihop med de platser och studenter som finns: (.*)\. Den centrala samordnaren kan ändra (.*); förvaltningarna kan erbjuda fler platser\.$/,
    (demands, changes) =>
      `This cannot hold together with the places and students that there are: ${clauses(demands, MATCHING_DEMANDS, ', ', /(?<=\(R\d+\)), /)}. The central coordinator can change ${clauses(changes, CHANGEABLE, ', ')}; the administrations can offer more places.`,
  ],
]

const PAIRS: readonly Rule[] = [
  [/^platsens period täcker inte studentens$/, () => 'the place’s period does not cover the student’s'],
  [
    /^platsen tar inte emot studenter från lärosätet$/,
    () => 'the place does not take students from the university',
  ],
  [
    /^studenten saknar något som platsen kräver$/,
    () => 'the student lacks something that the place requires',
  ],
  [/^platsen saknar något som studenten behöver$/, () => 'the place lacks something that the student needs'],
  [
    /^restiden är längre än den längsta tillåtna$/,
    () => 'the travel time is longer than the longest allowed',
  ],
  [/^platsen är undantagen för studenten$/, () => 'the student is exempted from the place'],
  [
    /^platsen ligger utanför önskemålen, och studenten ska bara placeras inom dem$/,
    () => 'the place is outside the wishes, and the student is to be placed within them only',
  ],
]

const VIOLATIONS: readonly Rule[] = [
  [
    /^Studenten (".*") kan inte ha platsen (".*"): (.*)\.$/,
    (who, where, why) => `Student ${who} cannot have the place ${where}: ${translated(why, PAIRS) ?? why}.`,
  ],
  [/^Studenten (".*") har (\d+) placeringar\.$/, (who, count) => `Student ${who} has ${count} placements.`],
  [
    /^Platsen (".*") har (\d+) student(?:er)? men tar högst (\d+)\.$/,
    (where, count, most) => `The place ${where} has ${students(count)} but takes at most ${most}.`,
  ],
  [
    /^Lärosätet (".*") har (\d+) student(?:er)?, över kvoten (\d+)\.$/,
    (who, count, quota) => `University ${who} has ${students(count)}, above the quota ${quota}.`,
  ],
  [
    /^Lärosätet (".*") har (\d+) student(?:er)?, under garantin (\d+)\.$/,
    (who, count, guarantee) => `University ${who} has ${students(count)}, below the guarantee ${guarantee}.`,
  ],
  [
    /^Förvaltningen (".*") har (\d+) student(?:er)?, under sitt minsta antal (\d+)\.$/,
    (where, count, least) =>
      `Administration ${where} has ${students(count)}, below its smallest number ${least}.`,
  ],
  [
    /^Förvaltningen (".*") har (\d+) student(?:er)?, över sitt högsta antal (\d+)\.$/,
    (where, count, most) =>
      `Administration ${where} has ${students(count)}, above its largest number ${most}.`,
  ],
  [
    /^Gruppen (".*") är delad mellan förvaltningarna (.*)\.$/,
    (group, names) =>
      `Group ${group} is split between the administrations ${names.replaceAll(' och ', ' and ')}.`,
  ],
  [
    /^Gruppen (".*") är placerad utan (.*)\.$/,
    (group, names) => `Group ${group} is placed without ${names.replaceAll(' och ', ' and ')}.`,
  ],
  [
    /^Studenten (".*") är låst vid platsen (".*") men har den inte\.$/,
    (who, where) => `Student ${who} is pinned to the place ${where} but does not have it.`,
  ],
]

/** What the checker says of placements that break a rule which is about more than one pair. */
export const violationSentence = (text: string): string => translated(text, VIOLATIONS) ?? text

/** What `conflicts` of a matching result says. */
export const matchingSentence = (text: string): string => translated(text, MATCHING) ?? text

const OBSTACLES: readonly Rule[] = [
  [
    /^har perioder som inte täcker studentens \(R5\)$/,
    () => 'have periods that do not cover the student’s (R5)',
  ],
  [/^är inte öppna för studenten$/, () => 'are not open to the student'],
  [/^kräver något som studenten saknar \(R7\)$/, () => 'ask for something that the student lacks (R7)'],
  [/^saknar något som studenten behöver \(R8\)$/, () => 'lack something that the student needs (R8)'],
  [
    /^ligger längre bort än (\d+) minut(?:er)? \(R9\)$/,
    minutes => `are further away than ${number(minutes, 'minute', 'minutes')} (R9)`,
  ],
  [/^ligger utanför studentens önskemål \(R14\)$/, () => 'are outside the student’s wishes (R14)'],
]

const UNPLACED: readonly Rule[] = [
  [/^Terminen har inga platser\.$/, () => 'The term has no places.'],
  [
    /^Ingen av terminens platser går att använda för studenten\.$/,
    () => 'None of the term’s places can be used for the student.',
  ],
  [
    /^Terminens platser (.*)\.$/,
    obstacle => `The term’s places ${translated(obstacle, OBSTACLES) ?? obstacle}.`,
  ],
  [
    /^Tiden tog slut innan/,
    () =>
      'Time ran out before the best plan was found, and in the one that there is the student has no place.',
  ],
  [
    /^Studenten ska placeras i samma förvaltning/,
    () =>
      'The student must be placed in the same administration as other students (R11), and there was no room for the whole group.',
  ],
  [
    /^Lärosätets kvot på (\d+) placering(?:ar)? är fylld \(R3\)\.$/,
    quota => `The university’s quota of ${number(quota, 'placement', 'placements')} is filled (R3).`,
  ],
  [
    /^De platser som är öppna för studenten är upptagna \(R2\)\.$/,
    () => 'The places that are open to the student are taken (R2).',
  ],
  [
    /^De lediga platser som är öppna/,
    () =>
      'The free places that are open to the student are in administrations that have reached their largest number (R4).',
  ],
]

/** Why a student is without a place, as a result says it. */
export const unplacedSentence = (text: string): string => translated(text, UNPLACED) ?? text
