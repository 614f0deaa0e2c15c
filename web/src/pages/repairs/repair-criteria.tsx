import { repairs as en } from '../../copy/en/repairs.ts'
import { repairs as sv } from '../../copy/sv/repairs.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import type { RepairView } from './repair-view.ts'
import { criterionName } from './repair-view.ts'

/** The strict order as it is now and as it would be. */
export function RepairCriteria({ repair }: { repair: RepairView }) {
  const t = useCopy(sv, en)
  return (
    <details>
      <summary>{t.criteria}</summary>
      <p className="soft">{t.criteriaLead}</p>
      <table className="table">
        <caption className="visually-hidden">{t.criteria}</caption>
        <thead>
          <tr>
            <th scope="col">{t.criterion}</th>
            <th scope="col" data-align="end">
              {t.beforeColumn}
            </th>
            <th scope="col" data-align="end">
              {t.afterColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {repair.criteria.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{criterionName(name, t.names)}</th>
              <td data-align="end">{number(before)}</td>
              <td data-align="end">{number(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
