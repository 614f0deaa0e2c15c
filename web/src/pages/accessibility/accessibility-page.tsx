import { accessibility as en } from '../../copy/en/accessibility.ts'
import { accessibility as sv } from '../../copy/sv/accessibility.ts'
import { useCopy } from '../../language.ts'
import { Page } from '../../ui/page.tsx'

export function AccessibilityPage() {
  const t = useCopy(sv, en)
  return (
    <Page title={t.title} lead={t.lead}>
      {t.sections.map(section => (
        <section key={section.title} className="flow">
          <h2>{section.title}</h2>
          {section.text.map(paragraph => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </Page>
  )
}
