import './tokens.css'
import './styles/base.css'
import './styles/ui.css'
import { currentLanguage } from './language.ts'

document.documentElement.lang = currentLanguage()
const element = document.getElementById('root')
if (!element) throw new Error('index.html lacks #root')

// Pages behind a personal link are opened on telephones, once or twice: they load none of the coordinators' client.
const entry = ['/min-plats', '/handledare', '/svar'].includes(window.location.pathname)
  ? import('./student/student-app.tsx')
  : import('./app.tsx')
void entry.then(({ start }) => start(element))
