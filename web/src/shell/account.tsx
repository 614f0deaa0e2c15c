import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useChange } from '../api/queries.ts'
import { shell as en } from '../copy/en/shell.ts'
import { shell as sv } from '../copy/sv/shell.ts'
import { forgetKeptForms } from '../forms/kept-forms.ts'
import { useCopy } from '../language.ts'
import { LanguageSwitch } from './language-switch.tsx'
import type { Role } from './viewer.ts'
import { useViewer } from './viewer.ts'

/** Who is signed in and as what, language, and the way out. */
export function Account() {
  const t = useCopy(sv, en)
  const viewer = useViewer()
  const client = useQueryClient()
  const navigate = useNavigate()
  const signOut = useChange('DELETE /api/session')
  const roleName = (role: Role) => role.district?.name ?? role.university?.name ?? t.role[role.kind]

  async function leave() {
    await signOut.mutateAsync({})
    forgetKeptForms()
    client.clear()
    await navigate({ to: '/logga-in', search: { utloggad: 'ja' } })
  }
  return (
    <div className="account">
      <p>
        <span className="visually-hidden">{t.signedInAs} </span>
        <strong>{viewer.person.name}</strong>
        {viewer.roles.map(role => (
          <span key={`${role.kind} ${roleName(role)}`}>{roleName(role)}</span>
        ))}
      </p>
      <button type="button" onClick={() => void leave()}>
        {t.signOut}
      </button>
      <Link to="/mitt-konto">{t.account}</Link>
      <LanguageSwitch />
      <Link to="/lottning">{t.lottery}</Link>
      <Link to="/tillganglighet">{t.accessibility}</Link>
    </div>
  )
}
