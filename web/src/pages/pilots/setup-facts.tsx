import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import { Facts } from '../../ui/key-figure.tsx'
import { Section } from '../../ui/section.tsx'
import type { Pilot } from './pilot-frame.tsx'

/** The set-up for those who can't change it. */
export function SetupFacts({ pilot }: { pilot: Pilot }) {
  const t = useCopy(sv, en)
  return (
    <Section title={t.setup}>
      <Facts
        rows={[
          [t.weeks, pilot.weeks.join(', ')],
          [t.wanted, `${pilot.days.wanted} (${pilot.days.minimum}–${pilot.days.maximum})`],
          [t.passes, pilot.passes.map(({ startsAt, endsAt }) => `${startsAt}–${endsAt}`).join(', ')],
          [
            t.modules,
            <ul key="moduler" className="plain">
              {pilot.modules.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>,
          ],
        ]}
      />
    </Section>
  )
}
