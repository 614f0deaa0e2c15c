import type { ReactNode } from 'react'
import './wide-table.css'

/** Around a `<DataTable>` of many columns: smaller text, narrower gaps, and room for selects beside the filter. */
export function WideTable({ children }: { children: ReactNode }) {
  return <div className="wide-table">{children}</div>
}
