import type { Request } from 'express'
import { preferredLanguage, type Language } from '../copy/copy.ts'

/** The language of a request's answers. */
export function languageOf(request: Request): Language {
  return preferredLanguage(request.get('accept-language'))
}
