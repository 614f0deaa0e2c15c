import { termInWords } from '../in-words.ts'
import type { MailWords } from '../sv/mails.ts'

const footer = 'This letter comes from the VFU system of the City of Stockholm. Please do not reply to it.'

/** A12: to a term-two student, when the plan is public. The link is personal. */
export function planPublic({ name, term }: { name: string; term: string }): MailWords {
  return {
    subject: `Your auscultation days: ${name}`,
    heading: 'The schedule of your auscultation days is ready',
    paragraphs: [
      `Your days are in ${termInWords(term, 'en')}. Your page shows times, places and whom you meet, and you can add it all to your calendar.`,
      'You are also sent an invitation to each session, and told of every change. The link is personal. Do not pass it on.',
    ],
    action: 'Show my schedule',
    footer,
  }
}

/** A12: to a host, when the plan is public or when they come into it. The link is personal. */
export function planPublicToHost({ name, term }: { name: string; term: string }): MailWords {
  return {
    subject: `Auscultation: your sessions in ${name}`,
    heading: 'You receive students on their auscultation days',
    paragraphs: [
      `The schedule of the auscultation days of ${termInWords(term, 'en')} is ready. Your page shows which sessions you lead, when and where, and you can add them to your calendar.`,
      'You are also sent an invitation to each session, and told of every change. The link is personal. Do not pass it on.',
    ],
    action: 'Show my sessions',
    footer,
  }
}

/** A13: after the days, to a student who took part. The link is personal. */
export function evaluationOpen({ name, term }: { name: string; term: string }): MailWords {
  return {
    subject: `How were the days? ${name}`,
    heading: 'How were the auscultation days?',
    paragraphs: [
      `You took part in the auscultation days of ${termInWords(term, 'en')}. Tell us what was good and what could be better: it takes a couple of minutes, and the next round is planned by the answers.`,
      'The answers are stored without who gave them. The link is personal. Do not pass it on.',
    ],
    action: 'Answer the evaluation',
    footer,
  }
}

/** The report's tables as a file. */
export const report = {
  leftOut: 'not shown',
  rule: 'Nothing is told about fewer than five, nor what they could be worked out from (P7).',
  notClosed: 'The results are shown when the evaluation is closed.',
  table: 'Table',
  row: 'Row',
  column: 'Column',
  value: 'Value',
  modules: 'Modules',
  module: 'Module',
  planned: 'Planned',
  held: 'Held',
  notHeld: 'Not held',
  all: 'All',
  hosts: 'Hosts',
  host: 'Host',
  kind: 'Role',
  kinds: { staff: 'staff', termFive: 'term-five student', teacher: 'base teacher' },
  attendance: 'Attendance',
  district: 'District',
  students: 'Students',
  tookPart: 'Took part',
  present: 'Present',
  away: 'Away',
  unsaid: 'Not said',
  bySex: 'Took part, by sex',
  sex: 'Sex',
  sexes: { female: 'women', male: 'men', other: 'other', unknown: 'not said', withheld: 'not shown apart' },
  evaluation: 'Evaluation',
  whole: 'The days as a whole',
}
