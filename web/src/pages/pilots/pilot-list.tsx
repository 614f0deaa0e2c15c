import { Link } from '@tanstack/react-router'
import { useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'

/** The reader's pilots, the newest term first. */
export function PilotList() {
  const t = useCopy(sv, en)
  const { termName } = useCopy(shellSv, shellEn)
  const pilots = useRead('GET /api/pilots', {})
  return (
    <Loaded query={pilots}>
      {({ pilots: all }) => (
        <Section title={t.list}>
          {all.length === 0 ? (
            <Empty title={t.none}>{t.noneText}</Empty>
          ) : (
            <ul className="plain flow">
              {all.map(({ id, name, termId, phase }) => (
                <li key={id} className="row">
                  <Link to="/auskultation/$pilotId" params={{ pilotId: id }}>
                    {name}, {termName(termId)}
                  </Link>
                  <Badge>{t.phaseName[phase]}</Badge>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </Loaded>
  )
}
