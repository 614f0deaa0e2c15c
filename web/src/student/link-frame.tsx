import type { ReactNode } from 'react'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { useCopy } from '../language.ts'
import { BrandMark } from '../shell/brand.tsx'
import { LanguageSwitch } from '../shell/language-switch.tsx'

/** Around a page that somebody without an account opens from a mail. */
export function LinkFrame({ children }: { children: ReactNode }) {
  const t = useCopy(sv, en)
  return (
    <div className="student">
      <header className="student-top no-print">
        <p className="student-brand">
          <BrandMark />
          {t.product}
        </p>
        <LanguageSwitch />
      </header>
      <main className="student-main">{children}</main>
      <footer className="student-foot no-print">
        <a href="/lottning">{t.lottery}</a> <a href="/tillganglighet">{t.accessibility}</a>
      </footer>
    </div>
  )
}
