import { Figure } from '../../charts/figure.tsx'
import type { HeatCell } from '../../charts/heat-grid.tsx'
import { HeatGrid } from '../../charts/heat-grid.tsx'
import { analysis as en } from '../../copy/en/analysis.ts'
import { analysis as sv } from '../../copy/sv/analysis.ts'
import { compareText } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { shortDistrict } from '../../ui/short-district.ts'
import type { CriteriaChange, Worth } from './worth-grid.ts'
import { crossed, gainOf } from './worth-grid.ts'

interface Props {
  /** The most useful first. */
  worths: readonly Worth[]
  text: (change: CriteriaChange) => string
}

/** What one place more would give, for every district and field at a glance. */
export function WorthFigure({ worths, text }: Props) {
  const t = useCopy(sv, en).worth
  const { fields, rows } = crossed(worths, compareText)
  const best = worths[0]
  const cellOf = (worth: Worth | undefined): HeatCell | null => {
    if (!worth) return null
    if (worth.more === null) return { level: 0, text: '?', words: t.unknown }
    const gain = gainOf(worth.more)
    const words = text(worth.more)
    if (gain === null)
      return { level: worth.more.length > 0 ? 1 : 0, text: worth.more.length > 0 ? '·' : '', words }
    return gain.kind === 'place'
      ? { level: 3, text: `+${gain.students}`, words }
      : { level: 2, text: `↑${gain.students}`, words }
  }
  return (
    <Figure
      isReadable
      sentence={
        best?.more && gainOf(best.more)
          ? t.best(shortDistrict(best.districtName), best.fieldName, text(best.more))
          : t.noneUseful
      }
    >
      <HeatGrid
        caption={t.gridCaption}
        corner={t.district}
        columns={fields}
        rows={rows.map(({ district, worths: own }) => ({
          name: shortDistrict(district),
          cells: own.map(cellOf),
        }))}
        legend={[
          { level: 3, text: '+1', meaning: t.legend.place },
          { level: 2, text: '↑1', meaning: t.legend.wish },
          { level: 1, text: '·', meaning: t.legend.travel },
          { level: 0, text: '', meaning: t.legend.nothing },
        ]}
      />
    </Figure>
  )
}
