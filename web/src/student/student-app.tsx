import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AuscultationPage } from './auscultation-page.tsx'
import { ReplyPage } from './reply-page.tsx'
import { StudentPage } from './student-page.tsx'
import { SupervisorPage } from './supervisor-page.tsx'
import { takeToken } from './token.ts'
import './student.css'

const PAGES = new Map([
  ['/handledare', SupervisorPage],
  ['/svar', ReplyPage],
  ['/auskultation-sida', AuscultationPage],
])

export function start(element: HTMLElement): void {
  const root = createRoot(element)
  const render = () => {
    const token = takeToken()
    const Page = PAGES.get(window.location.pathname) ?? StudentPage
    root.render(
      <StrictMode>
        <Page key={token} token={token} />
      </StrictMode>,
    )
  }
  // Another link opened in the same tab changes only the fragment.
  window.addEventListener('hashchange', render)
  render()
}
