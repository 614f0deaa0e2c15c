import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { StudentPage } from './student-page.tsx'
import { takeToken } from './token.ts'
import './student.css'

export function start(element: HTMLElement): void {
  const root = createRoot(element)
  const render = () => {
    const token = takeToken('vfu-student-link')
    root.render(
      <StrictMode>
        <StudentPage key={token} token={token} />
      </StrictMode>,
    )
  }
  // Another link opened in the same tab changes only the fragment.
  window.addEventListener('hashchange', render)
  render()
}
