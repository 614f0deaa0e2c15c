import { shell as en } from '../copy/en/shell.ts'
import { shell as sv } from '../copy/sv/shell.ts'
import { chooseLanguage, useCopy, useLanguage } from '../language.ts'

/** Two buttons, each in its own language; the pressed one is the language of the page. */
export function LanguageSwitch() {
  const t = useCopy(sv, en)
  const language = useLanguage()
  return (
    <fieldset className="language">
      <legend className="visually-hidden">{t.language}</legend>
      <button type="button" lang="sv" aria-pressed={language === 'sv'} onClick={() => chooseLanguage('sv')}>
        Svenska
      </button>
      <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => chooseLanguage('en')}>
        English
      </button>
    </fieldset>
  )
}
