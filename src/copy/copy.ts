import type { ImportWords } from '../domain/import/told.ts'
import * as enAudit from './en/audit.ts'
import * as enAuscultation from './en/auscultation.ts'
import * as enCalendar from './en/calendar.ts'
import * as enErrors from './en/errors.ts'
import * as enFailureSentences from './en/failure-sentences.ts'
import * as enFields from './en/fields.ts'
import { imports as enImports } from './en/imports.ts'
import * as enInvitations from './en/invitations.ts'
import * as enMails from './en/mails.ts'
import * as enMatchingSentences from './en/matching-sentences.ts'
import * as enPlanningSentences from './en/planning-sentences.ts'
import * as enPilotFindings from './en/pilot-findings.ts'
import * as enPilots from './en/pilots.ts'
import * as enPersonalData from './en/personal-data.ts'
import * as enReasons from './en/reasons.ts'
import * as enReminders from './en/reminders.ts'
import * as enRules from './en/rules.ts'
import * as enSupport from './en/support.ts'
import * as enT2 from './en/t2.ts'
import * as enTableFiles from './en/table-files.ts'
import * as enTerms from './en/terms.ts'
import * as enWhatIf from './en/what-if.ts'
import * as svAudit from './sv/audit.ts'
import * as svAuscultation from './sv/auscultation.ts'
import * as svCalendar from './sv/calendar.ts'
import * as svErrors from './sv/errors.ts'
import * as svFields from './sv/fields.ts'
import { imports as svImports } from './sv/imports.ts'
import * as svInvitations from './sv/invitations.ts'
import * as svMails from './sv/mails.ts'
import * as svPilotFindings from './sv/pilot-findings.ts'
import * as svPilots from './sv/pilots.ts'
import * as svPersonalData from './sv/personal-data.ts'
import * as svReasons from './sv/reasons.ts'
import * as svReminders from './sv/reminders.ts'
import * as svRules from './sv/rules.ts'
import * as svStoredSentences from './sv/stored-sentences.ts'
import * as svSupport from './sv/support.ts'
import * as svT2 from './sv/t2.ts'
import * as svTableFiles from './sv/table-files.ts'
import * as svTerms from './sv/terms.ts'
import * as svWhatIf from './sv/what-if.ts'

export type Language = 'sv' | 'en'

export interface Copy {
  readonly audit: typeof svAudit
  readonly auscultation: typeof svAuscultation
  readonly calendar: typeof svCalendar
  readonly errors: typeof svErrors.errors
  readonly fields: typeof svFields.fields
  readonly personalData: typeof svPersonalData
  readonly reasons: typeof svReasons
  readonly reminders: typeof svReminders
  readonly storedSentences: typeof svStoredSentences
  readonly support: typeof svSupport
  readonly t2: typeof svT2
  readonly tableFiles: typeof svTableFiles
  readonly terms: typeof svTerms
  readonly imports: ImportWords
  readonly invitations: typeof svInvitations
  readonly mails: typeof svMails
  readonly pilotFindings: Pick<typeof svPilotFindings, 'findingSentence' | 'sessionName'>
  readonly pilots: typeof svPilots
  readonly rules: typeof svRules
  readonly whatIf: typeof svWhatIf
}

/** The server's sentences in each language; Swedish is the source, and a sentence that English lacks does not compile. */
export const copyIn: Readonly<Record<Language, Copy>> = {
  sv: {
    audit: svAudit,
    auscultation: svAuscultation,
    calendar: svCalendar,
    errors: svErrors.errors,
    fields: svFields.fields,
    imports: svImports,
    invitations: svInvitations,
    mails: svMails,
    pilotFindings: svPilotFindings,
    pilots: svPilots,
    personalData: svPersonalData,
    reasons: svReasons,
    reminders: svReminders,
    rules: svRules,
    storedSentences: svStoredSentences,
    support: svSupport,
    t2: svT2,
    tableFiles: svTableFiles,
    terms: svTerms,
    whatIf: svWhatIf,
  },
  en: {
    audit: enAudit,
    auscultation: enAuscultation,
    calendar: enCalendar,
    errors: enErrors.errors,
    fields: enFields.fields,
    imports: enImports,
    invitations: enInvitations,
    mails: enMails,
    pilotFindings: enPilotFindings,
    pilots: enPilots,
    personalData: enPersonalData,
    reasons: enReasons,
    reminders: enReminders,
    rules: enRules,
    storedSentences: { ...enFailureSentences, ...enMatchingSentences, ...enPlanningSentences },
    support: enSupport,
    t2: enT2,
    tableFiles: enTableFiles,
    terms: enTerms,
    whatIf: enWhatIf,
  },
}

/** Swedish, unless the reader asks for English before Swedish. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const first = acceptLanguage?.split(',').find(part => /^\s*(sv|en)\b/i.test(part))
  return first?.trim().toLowerCase().startsWith('en') ? 'en' : 'sv'
}
