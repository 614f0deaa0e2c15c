import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { analysis as en } from '../../copy/en/analysis.ts'
import { analysis as sv } from '../../copy/sv/analysis.ts'
import { whatIf as whatIfEn } from '../../copy/en/what-if.ts'
import { whatIf as whatIfSv } from '../../copy/sv/what-if.ts'
import { CheckboxField } from '../../forms/choices.tsx'
import { useCopy } from '../../language.ts'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { WorthFigure } from './worth-figure.tsx'
import type { CriteriaChange, Worth } from './worth-grid.ts'
import { gainOf } from './worth-grid.ts'

/** Which district to call: what one more place would change, and what a lost one would. */
export function WorthPage() {
  const t = useCopy(sv, en).worth
  const back = useCopy(whatIfSv, whatIfEn).back
  const text = useChangeText()
  const { runId = '' } = useParams({ strict: false })
  const answer = useRead('GET /api/runs/:runId/worth', { params: { runId } })
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <LinkButton kind="quiet" to="/matchning/$runId" params={{ runId }}>
          {back}
        </LinkButton>
      }
    >
      {answer.isPending && <p role="status">{t.working}</p>}
      <Loaded query={answer}>
        {({ worths }) => (
          <>
            <Section title={t.figure}>
              <WorthFigure worths={worths} text={text} />
            </Section>
            <Section title={t.caption} lead={t.note}>
              <Worths worths={worths} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Worths({ worths }: { worths: readonly Worth[] }) {
  const t = useCopy(sv, en).worth
  const text = useChangeText()
  const [isShort, setShort] = useState(true)
  const shown = isShort ? worths.filter(({ more }) => more === null || gainOf(more) !== null) : worths
  const columns: Column<Worth & { rank: number }>[] = [
    {
      key: 'forvaltning',
      header: t.district,
      cell: ({ districtName }) => shortDistrict(districtName),
      sort: ({ districtName }) => districtName,
      filter: ({ districtName }) => districtName,
    },
    {
      key: 'omrade',
      header: t.field,
      cell: ({ fieldName }) => fieldName,
      sort: ({ fieldName }) => fieldName,
      filter: ({ fieldName }) => fieldName,
    },
    {
      key: 'platser',
      header: t.places,
      align: 'end',
      cell: ({ places }) => places,
      sort: ({ places }) => places,
    },
    {
      key: 'mer',
      header: t.more,
      cell: ({ more }) => (more === null ? t.unknown : text(more)),
      sort: ({ rank }) => rank,
    },
    {
      key: 'mindre',
      header: t.less,
      cell: ({ less, places }) =>
        less === 'infeasible' ? t.infeasible : less === null ? (places > 0 ? t.unknown : t.none) : text(less),
    },
  ]
  return (
    <DataTable
      caption={t.caption}
      captionHidden
      columns={columns}
      rows={shown.map((worth, rank) => ({ ...worth, rank }))}
      rowKey={({ districtId, fieldName }) => `${districtId} ${fieldName}`}
      tools={
        <CheckboxField
          id="gor-skillnad"
          label={t.only}
          value={isShort}
          error={undefined}
          onChange={setShort}
        />
      }
    />
  )
}

/** What changes, in the criteria's order: the first counts most, and is told first. */
function useChangeText(): (change: CriteriaChange) => string {
  const t = useCopy(sv, en).worth
  return change =>
    change.length === 0 ? t.nothing : capital(change.map(each => words(each, t.change)).join('; '))
}

function words({ name, by }: CriteriaChange[number], t: (typeof sv)['worth']['change']): string {
  const [kind, level] = name.split('-')
  if (kind === 'priority') return t.priority(by)
  if (name === 'wish-sum') return t.wishSum(by)
  if (kind === 'wish') return t.wish(Number(level), by)
  return t[name as 'placed' | 'kept' | 'outside' | 'travel'](by)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
