import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { followChanges } from '../api/live.ts'
import { shell as en } from '../copy/en/shell.ts'
import { shell as sv } from '../copy/sv/shell.ts'
import { suggestLanguage, useCopy } from '../language.ts'
import { Icon } from '../ui/icon.tsx'
import { ageMessages } from '../ui/messages.tsx'
import { Account } from './account.tsx'
import { Admitted } from './admitted.tsx'
import { BrandMark } from './brand.tsx'
import { Navigation } from './navigation.tsx'
import { SessionEndDialog } from './session-end-dialog.tsx'
import { useViewer } from './viewer.ts'
import './shell.css'

/** The frame around the coordinators' pages: menu beside the page, or behind a button where there is no room. */
export function Shell() {
  const t = useCopy(sv, en)
  const router = useRouter()
  const viewer = useViewer()
  const [open, setOpen] = useState(false)
  const menuButton = useRef<HTMLButtonElement>(null)

  const client = useQueryClient()
  useEffect(() => followChanges(client), [client])
  useEffect(() => suggestLanguage(viewer.person.language), [viewer.person.language])
  useEffect(
    () =>
      router.subscribe('onBeforeLoad', event => {
        if (event.pathChanged) ageMessages()
      }),
    [router],
  )
  useEffect(() => {
    if (!open) return
    const close = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      setOpen(false)
      menuButton.current?.focus()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [open])
  return (
    <div className="shell">
      <a className="skip-link" href="#innehall">
        {t.skip}
      </a>
      <header className="shell-side no-print" data-open={open}>
        <div className="shell-top">
          <Link to="/" className="brand">
            <BrandMark />
            {t.product}
          </Link>
          <button
            ref={menuButton}
            type="button"
            className="menu-button"
            aria-expanded={open}
            aria-controls="shell-menu"
            onClick={() => setOpen(!open)}
          >
            <Icon name="menu" />
            {t.menu}
          </button>
        </div>
        <div id="shell-menu" className="shell-menu">
          <Navigation onNavigate={() => setOpen(false)} />
          <Account />
        </div>
      </header>
      <main id="innehall" tabIndex={-1}>
        <Admitted />
      </main>
      <SessionEndDialog />
    </div>
  )
}
