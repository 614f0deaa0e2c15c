import type * as swedish from '../sv/personal-data.ts'

type Copy = typeof swedish

export const yes = 'Yes'
export const no = 'No'
export const none = 'Not known'
export const heading = (label: string) => `What is known about ${label}`
export const madeOn = (on: string) => `Compiled ${on} from the VFU system of the City of Stockholm.`

export const sections: Copy['sections'] = {
  identity: 'Who you are',
  conditions: 'What applies to the placement',
  wishes: 'Wishes',
  placements: 'Placements',
  mails: 'Mails to you',
  access: 'Links and sign-ins',
  readings: 'Who has read protected data',
  supervision: 'Places and students that you supervise',
  auscultation: 'Auscultation',
  hosting: 'Host of auscultation',
  roles: 'Roles',
  logged: 'What the log has on what you have done',
}

export const why: Copy['why'] = {
  identity:
    'Needed to recognise and reach you. Students’ data are overwritten a year after the term, supervisors’ two years after their latest term, coordinators’ two years after their last role.',
  conditions:
    'Needed to find a place that fits. Exceptions, needs, priority and pairs are removed a month after the term, the rest a year after. Sex is used in statistics alone, without names.',
  wishes:
    'Needed in the matching. They stay without a name as a basis for statistics, unless you ask for erasure.',
  placements:
    'Needed to carry out the placement. Free text is removed a year after the term. Times and events stay without names, as a basis for statistics.',
  mails: 'Shows what was sent. Recipient and subject are removed after 90 days.',
  access:
    'Needed for you to reach your page. Only hashes of the links are stored, never the links themselves.',
  readings:
    'Readings of protected data are logged. To know who it was, and not only in what role, ask the central coordinator.',
  supervision: 'Needed for the student to have a supervisor. Stays without a name as a basis for statistics.',
  auscultation:
    'Needed to carry out the auscultation. Name and contact data are overwritten a year after the term. Group, attendance and that you answered the evaluation stay without a name, as a basis for statistics. What you answered cannot be traced to you.',
  hosting:
    'Needed to plan and hold the sessions. Times when you are away are removed a month after the term, name and address are overwritten a year after. Which sessions were held stays without names.',
  roles: 'Shows what you may do, and might do, in the system. Stays without a name, for the log.',
  logged: 'The log must be reliable and is therefore never changed. It has ids and no names.',
}

export const labels: Copy['labels'] = {
  number: 'Student number',
  name: 'Name',
  email: 'E-mail',
  language: 'Language',
  university: 'University',
  district: 'District',
  term: 'Term',
  sex: 'Sex',
  homeArea: 'Home area',
  maxTravel: 'Longest journey (min)',
  has: 'Has',
  needs: 'Needs',
  priority: 'Class of priority',
  onlyWishes: 'Wishes only',
  protected: 'Protected personal data',
  fingerprints: 'Fingerprints of name and contact data, so that they can be stopped in mail',
  period: 'Period',
  blocked: 'Exceptions',
  together: 'Placed together with other students',
  pin: 'Pinned to a place',
  withdrawn: 'Left',
  registered: 'Registered',
  reasons: 'Stored reasons',
  wish: position => `Wish ${position}`,
  degreeYear: 'Year of degree',
  course: 'Supervisor training',
  exception: 'Accepted without meeting the rule',
  role: 'Role',
  session: 'Signed in',
  link: 'Link',
  mail: 'Mail',
  reading: 'Read',
  pilot: 'Pilot',
  group: 'Group',
  auscultationSession: 'Session',
  present: 'Present',
  absent: 'Absent',
  evaluated: 'Has answered the evaluation',
  mostSessions: 'Most sessions',
  canLead: 'Can lead',
  away: 'Away',
  leads: 'Leads',
}

export const sex: Copy['sex'] = { female: 'Woman', male: 'Man', other: 'Other' }
export const state: Copy['state'] = {
  proposed: 'Proposed',
  confirmed: 'Confirmed',
  declined: 'Declined',
  released: 'Released',
  published: 'Published',
  completed: 'Completed',
  interrupted: 'Interrupted',
  cancelled: 'Cancelled',
}
export const role: Copy['role'] = {
  central: 'central coordinator',
  district: 'a district’s coordinator',
  university: 'a university’s coordinator',
  teacher: 'base teacher',
}
export const conditions: Copy['conditions'] = {
  'driving-licence': 'driving licence',
  'register-extract': 'register extract shown',
  'step-free': 'step-free premises',
}

export const obstacle: Copy['obstacle'] = {
  placementUnderWay:
    'The student has a placement under way. End it first on the placement’s page, so that the district is told.',
  auscultating:
    'The student’s days are published and not held yet. Wait until the pilot is held, so that nobody waits for the student in vain.',
  hosting:
    'The host leads sessions that are still to be held. Change the host there first, so that no group is left without.',
  supervising:
    'The supervisor is named on a place or has a student in a term that is not closed. Change the supervisor there first.',
  lastCentral: 'There must always be a central coordinator. Give somebody else the role first.',
}

export const kept: Copy['kept'] = {
  student: [
    'Placements and events, without names: the basis for the statistics that the city has to report.',
    'Sex, for the statistics alone, where groups of fewer than five are never shown.',
    'The log, with ids and no names: it shows who did what and must not be changed.',
    'What has already been disclosed or archived under the Archives Act is not covered.',
  ],
  auscultant: [
    'Group, attendance and that the evaluation is answered, without a name: the basis for statistics.',
    'Sex, for the statistics alone, where groups of fewer than five are never shown.',
    'Answers to the evaluation: they were given without a name and cannot be traced to the student.',
    'The log, with ids and no names: it must not be changed.',
  ],
  host: [
    'Which sessions were held, without names: the basis for statistics.',
    'The log, with ids and no names: it must not be changed.',
  ],
  supervisor: [
    'Which placements had a supervisor, without names: the basis for statistics.',
    'The log, with ids and no names: it must not be changed.',
  ],
  person: [
    'Roles and what the person did, without the name: the log must be possible to follow.',
    'The log, with ids and no names: it must not be changed.',
  ],
}

export const disclosure: Copy['disclosure'] = {
  columns: ['University', 'Student', 'District', 'Unit', 'Field', 'State', 'From', 'To'],
  masked: 'Masked',
  protectedPerson: index => `Student with protected data ${index}`,
}
