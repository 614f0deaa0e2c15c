import './tokens.css'
import './styles/base.css'
import './styles/ui.css'
import { currentLanguage } from './language.ts'

document.documentElement.lang = currentLanguage()
const element = document.getElementById('root')
if (!element) throw new Error('index.html lacks #root')

// Pages behind a mailed link are opened on telephones, once or twice: they load none of the coordinators' client.
const MAILED: Readonly<Record<string, () => Promise<{ start: (element: HTMLElement) => void }>>> = {
  '/min-plats': () => import('./student/student-app.tsx'),
  '/handledare': () => import('./student/student-app.tsx'),
  '/svar': () => import('./student/student-app.tsx'),
  '/auskultation-sida': () => import('./student/student-app.tsx'),
  '/svara': () => import('./answer/answer-app.tsx'),
}
const entry = MAILED[window.location.pathname] ?? (() => import('./app.tsx'))
void entry().then(({ start }) => start(element))
