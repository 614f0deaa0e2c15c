import { Link, Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { shell as en } from '../copy/en/shell.ts'
import { shell as sv } from '../copy/sv/shell.ts'
import { useCopy } from '../language.ts'
import { BrandMark } from './brand.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import './shell.css'

/** The frame of pages that need no account. */
export function PublicFrame({ children = <Outlet /> }: { children?: ReactNode }) {
  const t = useCopy(sv, en)
  return (
    <div className="public">
      <a className="skip-link" href="#innehall">
        {t.skip}
      </a>
      <header className="public-top no-print">
        <Link to="/" className="brand">
          <BrandMark />
          {t.product}
        </Link>
        <LanguageSwitch />
      </header>
      <main id="innehall" tabIndex={-1}>
        {children}
      </main>
      <footer className="public-foot no-print">
        <Link to="/tillganglighet">{t.accessibility}</Link>
      </footer>
    </div>
  )
}
