import './tokens.css'
import './styles/base.css'
import './styles/ui.css'
import { currentLanguage } from './language.ts'

document.documentElement.lang = currentLanguage()
const element = document.getElementById('root')
if (!element) throw new Error('index.html lacks #root')

// The student's page is opened on telephones, once or twice: it loads none of the coordinators' client.
const entry =
  window.location.pathname === '/min-plats' ? import('./student/student-app.tsx') : import('./app.tsx')
void entry.then(({ start }) => start(element))
