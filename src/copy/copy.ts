import * as enAudit from './en/audit.ts'
import * as enCalendar from './en/calendar.ts'
import * as enErrors from './en/errors.ts'
import * as enMails from './en/mails.ts'
import * as enTerms from './en/terms.ts'
import * as svAudit from './sv/audit.ts'
import * as svCalendar from './sv/calendar.ts'
import * as svErrors from './sv/errors.ts'
import * as svMails from './sv/mails.ts'
import * as svTerms from './sv/terms.ts'

export type Language = 'sv' | 'en'

export interface Copy {
  readonly audit: typeof svAudit
  readonly calendar: typeof svCalendar
  readonly errors: typeof svErrors.errors
  readonly terms: typeof svTerms
  readonly mails: typeof svMails
}

/** The server's sentences in each language; Swedish is the source, and a sentence that English lacks does not compile. */
export const copyIn: Readonly<Record<Language, Copy>> = {
  sv: { audit: svAudit, calendar: svCalendar, errors: svErrors.errors, terms: svTerms, mails: svMails },
  en: { audit: enAudit, calendar: enCalendar, errors: enErrors.errors, terms: enTerms, mails: enMails },
}

/** Swedish, unless the reader asks for English before Swedish. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const first = acceptLanguage?.split(',').find(part => /^\s*(sv|en)\b/i.test(part))
  return first?.trim().toLowerCase().startsWith('en') ? 'en' : 'sv'
}
