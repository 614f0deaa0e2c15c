import { obstacle as obstacles } from './personal-data.ts'
import type { errors as swedish } from '../sv/errors.ts'
import { pilotPhases } from './pilots.ts'
import { phases } from './terms.ts'

const things = {
  district: 'district',
  university: 'university',
  field: 'field',
  student: 'student number',
  homeArea: 'home area',
  teacher: 'base teacher',
  venue: 'venue of the pilot',
  module: 'module of the pilot',
  pass: 'pass of the pilot',
  group: 'group of the pilot',
}

const course = (has: boolean | null) =>
  has === null ? 'supervisor training unknown' : has ? 'supervisor training' : 'no supervisor training'

export const errors: typeof swedish = {
  invalidInput: () => 'Some of what you entered needs to be corrected.',
  notSignedIn: () => 'You need to sign in.',
  linkInvalid: () => 'The link is no longer valid. Ask for a new one.',
  forbidden: () => 'You do not have access to this.',
  missingRequestedWith: () => "The request did not come from the VFU system's own pages.",
  notFound: () => 'What you are looking for does not exist, or you do not have access to it.',
  tooManyRequests: () => 'Too many attempts. Wait a moment and try again.',
  bodyTooLarge: () => 'What you sent is too large.',
  malformedBody: () => 'What you sent could not be read.',
  internal: () =>
    'Something went wrong on our side. Nothing was changed. Try again, and quote the number if it persists.',
  changedMeanwhile: () =>
    'Someone else has changed this since you opened it. Reload it and make your change again.',
  requestKeyReused: () =>
    'What you sent has the same key as something else that you sent. Load the page again and make your change anew.',
  requestAlreadyDone: () => 'This has already reached us once. Load the page again to see how things stand.',
  termExists: ({ id }) => `The term ${id} already exists.`,
  sharesDoNotAddUp: ({ sum, target }) =>
    `The universities’ shares add up to ${sum}, but the target is ${target} places (S2).`,
  unknownReference: ({ what, value }) => `“${value}” is not a known ${things[what]}. Check the spelling.`,
  boundsCross: ({ minimum, maximum }) => `At least ${minimum} is more than at most ${maximum} (R4).`,
  guaranteeAboveShare: ({ university, guarantee, places }) =>
    `${university} is guaranteed ${guarantee} places but has a share of ${places} (R3). Lower the guarantee or raise the share.`,
  termSettled: ({ phase }) =>
    `The term’s phase is ${phases[phase]}. Only the last days for places and for answers can be changed now.`,
  periodIncomplete: () => 'Give both the first and the last day, in that order.',
  periodOutsideTerm: ({ startsOn, endsOn }) =>
    `The period lies wholly outside the term, ${startsOn}–${endsOn}. Correct the dates, or remove them if the place is for the whole term.`,
  moveRefused: ({ obstacle }) => obstacle,
  phaseRefuses: ({ phase }) => `This is not possible in the term’s present phase: ${phases[phase]}.`,
  studentExists: ({ number }) => `The student number ${number} already exists at the university this term.`,
  protectedHasNoName: () =>
    'For a person with protected personal data neither name nor e-mail address is stored.',
  nameRequired: () => 'Give first name, last name and e-mail address.',
  studentPlaced: () => 'The student has a placement. End it before you remove the student.',
  studentKeepsUniversity: () =>
    'A student cannot change university. Remove the student here and add them at the other university.',
  togetherWithSelf: () => 'A student cannot be placed together with themselves (R11).',
  wishNamesNothing: ({ number }) => `Wish ${number} is empty. Give a field, a district or both.`,
  supervisorUnqualified: ({ name, university, isNamedOnOffer }) =>
    `${name} does not meet the requirements for supervisors at ${university} (R13). Choose someone else` +
    (isNamedOnOffer ? ', or ask the university’s coordinator to grant an exception.' : '.'),
  wishesClosed: () =>
    'Wishes can no longer be filled in here. Ask the placement coordinator at your university if something needs to change.',
  wishRepeated: ({ number, earlier }) => `Wish ${number} is the same as wish ${earlier}. Remove one of them.`,
  groupTooLarge: ({ students, most }) =>
    `${students} students would be placed together. At most ${most} can belong together: remove someone (R11).`,
  supervisorDiffers: ({ name, email, degreeYear, hasSupervisorCourse }) =>
    `The administration already has the supervisor ${name} (${email ?? 'no e-mail address'}; ${degreeYear === null ? 'year of degree unknown' : `degree in ${degreeYear}`}; ${course(hasSupervisorCourse)}), and that is not what you have given. Choose ${name} in the list, or change what is known of ${name} first.`,
  supervisorExists: ({ name }) => `These are another supervisor’s: ${name}.`,
  supervisorRequired: ({ unit }) => `The place at ${unit} has no supervisor. Name one before you confirm.`,
  placementNotPublished: () =>
    'Only a placement that is published and under way or about to begin can be cancelled, interrupted or marked as completed.',
  placementNotBegun: () =>
    'A placement can be interrupted or marked as completed only while the term is running. Cancel it instead.',
  causeNotYours: () =>
    'A district can report that the place is gone, and a university that the student no longer takes part. For anything else, contact the project leader.',
  reasonRequired: () => 'The student has a placement. State why it ends.',
  studentPlacedKeepsPeriod: () =>
    'The student has a placement, so the period cannot be changed. End the placement first.',
  offerInUse: () =>
    'Students are placed in the offer. Only the number of places and the comment can be changed. Add a new offer instead.',
  repairApplied: () => 'The change has already been made.',
  repairNotApplicable: () => 'Only a finished calculation that changes something can be carried out.',
  repairOutdated: () =>
    'Something has changed since the change was worked out. Nothing has been done. Work it out again.',
  placementAnswered: () => 'The proposal has already been answered.',
  runFinished: () => 'The run has already finished.',
  runNotChoosable: () => 'Only a finished run with a valid result can be chosen.',
  runOutdated: () => 'Places or students have changed since this run. Run the matching again.',
  runNotOptimal: () =>
    'This can only be answered for a run that is proved best. Run again with a longer time limit.',
  runHasNoResult: () => 'The run has no answer to start from.',
  analysisFailed: ({ sentence }) => sentence,
  pinBreaksRules: ({ rules, sentence }) =>
    `The student can’t be pinned to the place (R12), it breaks ${rules.join(', ')}. ${sentence}`,
  pinDoesNotHold: ({ rules }) =>
    `A pin no longer holds (R12): it breaks ${rules.join(', ')}. It is marked in the list of pinned students. Unpin the student, or change what is in the way.`,
  pinRemoved: () => 'The student is already unpinned.',
  requestAbandoned: () => 'The request was abandoned.',
  importFile: ({ sentence }) => sentence,
  importFileFaults: ({ count }) =>
    `The file cannot be read in as it is. ${count} things need to be corrected.`,
  importFaulty: ({ count }) =>
    count === 1
      ? 'The file has one fault. Nothing was imported.'
      : `The file has ${count} faults. Nothing was imported.`,
  importChangedMeanwhile: () =>
    'The data have changed since the preview. Preview the file again before you import it.',
  occasionEndsBeforeStart: () => 'The end must be later than the start.',
  occasionCancelled: () => 'The occasion is cancelled and cannot be answered.',
  occasionOutsidePeriod: ({ fromOn, toOn }) =>
    `The day must lie within the placement’s period, from ${fromOn} to ${toOn} (R5).`,
  offerTaken: () =>
    'The place has students placed in it and cannot be withdrawn or reduced below their number (R2).',
  personExists: ({ email }) =>
    `There is already a person with the address ${email}. Give that person another role instead.`,
  personWithoutRole: () => 'The person’s roles have ended. Give the person a role before you invite.',
  roleScope: () =>
    'A district’s coordinator belongs to a district, a university’s coordinator and a base teacher to a university. The central role has neither.',
  roleHeld: () => 'The person already has that role for that time.',
  roleEnded: () => 'The role has already ended. Give the person a new one.',
  lastCentral: () => 'There must always be a central coordinator. Give the role to somebody else first.',
  lastDayPassed: ({ on }) => `${on} has passed. Choose today or a later day, or end the role now.`,
  protectedValue: () =>
    'Nothing has been sent or changed: the text would have revealed a person with protected personal data (P2). The central coordinator sees it under Stopped and can help.',
  noNamesake: () =>
    'The value belongs to nobody else in the system. Remove it from the text where it stands, and try again.',
  erasureHindered: ({ obstacle }) => obstacles[obstacle],
  secondFactorNeeded: () => 'First confirm that it is you, with a code from your phone.',
  secondFactorExists: () => 'You already have codes on a phone. Remove them before you add another.',
  secondFactorMissing: () => 'The person has no codes on a phone.',
  secondFactorOwn: () => 'You cannot reset your own codes here. Remove them on My account with a code.',
  secondFactorUnreadable: () =>
    'The code cannot be checked, because the server’s key is not the one from when you added the phone. Use a recovery code, or ask another project leader to reset your codes.',
  codeWrong: () => 'The code is wrong. Wait for the next code on the phone, or use a recovery code.',
  codesPaused: ({ minutes }) =>
    minutes === 1
      ? 'Too many wrong codes. Try again in a minute.'
      : `Too many wrong codes. Try again in ${minutes} minutes.`,
  signInDeclined: ({ provider }) => `Signing in at ${provider} was cancelled. You are not signed in.`,
  signInStale: () => 'The sign-in is too old, or already used. Start again from the sign-in page.',
  signInUnavailable: ({ provider }) =>
    `Signing in at ${provider} does not work right now. Try again in a while, or sign in with a link by email.`,
  signInUntrusted: ({ provider }) =>
    `The answer from ${provider} could not be trusted. You are not signed in. Tell whoever leads the placement project if it happens again.`,
  signInNoAccess: ({ provider }) =>
    `You are signed in at ${provider}, but have no access to the VFU system. Ask whoever leads the placement project at socialförvaltningen for access.`,
  signInEmailUnverified: ({ provider }) =>
    `${provider} has not vouched for your work email address, so we cannot know who you are here. Sign in with a link by email, or contact your IT support.`,
  signInAddressTaken: ({ provider }) =>
    `Your email address already belongs to another sign-in at ${provider}. Ask whoever leads the placement project to unlink the old one.`,
  mailNotDead: () => 'Only messages that failed can be sent again.',
  remindedToday: () => 'A reminder of this has been sent today already.',
  pilotNameTaken: ({ name }) => `The term already has a pilot called ${name}.`,
  pilotPhaseRefuses: ({ phase }) =>
    `That cannot be done in the pilot’s present phase: ${pilotPhases[phase]}.`,
  weekUnknown: ({ week }) => `The week ${week} does not exist. Write year and week, such as 2020-W11 (A6).`,
  pilotDaysCross: () => 'The number of days asked for must lie between the least and the most (A6).',
  passesWrong: () => 'Passes must not overlap, and each must end after it has begun.',
  groupsWithoutStudents: ({ district }) =>
    `${district}: groups and students do not add up. A group needs a student, and students need a group.`,
  pilotDistrictInUse: ({ name }) => `${name} has hosts, venues or students in the pilot. Remove them first.`,
  venueExists: ({ name }) => `The district already has a venue called ${name}.`,
  hostExists: () => 'The person already is a host in the pilot.',
  hostNotPlaced: () => 'The student has no placement in the district this term and cannot host there (A9).',
  hostIdentity: () => 'Choose a person in the list or write a name, not both.',
  absenceOutside: ({ on }) => `${on} is no working day in the pilot’s weeks.`,
  pilotNotReady: ({ sentence }) => sentence,
  planNotChoosable: () => 'Only a finished plan with sessions can be chosen.',
  planOutdated: () => 'Hosts, venues, times or groups have changed since the plan was made. Plan again.',
  changeBreaks: ({ sentences }) => `The change is not possible: ${sentences}`,
  sessionLocked: () => 'The session is locked. Unlock it to move it.',
  evaluationNotOpen: () => 'The evaluation is not open.',
  evaluationAnswered: () => 'You have already answered the evaluation. Thank you!',
  attendanceTooEarly: ({ on }) => `The day ${on} has not been yet.`,
}
