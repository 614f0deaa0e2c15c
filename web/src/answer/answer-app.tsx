import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { takeToken } from '../student/token.ts'
import { AnswerPage } from './answer-page.tsx'
import '../student/student.css'
import './answer.css'

export function start(element: HTMLElement): void {
  const root = createRoot(element)
  const render = () => {
    const token = takeToken()
    root.render(
      <StrictMode>
        <AnswerPage key={token} token={token} />
      </StrictMode>,
    )
  }
  // Another link opened in the same tab changes only the fragment.
  window.addEventListener('hashchange', render)
  render()
}
