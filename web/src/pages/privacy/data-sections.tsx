import type { ResponseOf } from '../../api/client.ts'
import './privacy.css'

type Sections = ResponseOf<'GET /api/student-page/personal-data'>['sections']

/** Everything that is known of a person, part by part, with why and until when. */
export function DataSections({ sections }: { sections: Sections }) {
  return sections.map(({ title, why, rows }) => (
    <section key={title} className="flow data-section">
      <h3>{title}</h3>
      <p className="small soft">{why}</p>
      <dl className="facts">
        {rows.map(({ label, value }, index) => (
          // Two rows can read alike, and their order never changes.
          <div key={`${index} ${label}`} className="data-row">
            <dt>{label}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}
