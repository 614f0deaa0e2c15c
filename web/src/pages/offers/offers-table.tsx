import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { offers as en } from '../../copy/en/offers.ts'
import { offers as sv } from '../../copy/sv/offers.ts'
import { dateRange, number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm } from '../../shell/current-term.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import type { OfferView } from './offer-figures.ts'

interface Props {
  termId: string
  offers: readonly OfferView[]
  showDistrict: boolean
  universityName: (id: string) => string
  tools: ReactNode
}

type Words = typeof sv

function conditionsOf(offer: OfferView, t: Words, universityName: (id: string) => string): string[] {
  return [
    ...(offer.universityIds.length > 0 ? [t.onlyFor(offer.universityIds.map(universityName))] : []),
    ...offer.requires.map(requirement => t.requires[requirement]),
    ...offer.provides.map(provision => t.provides[provision]),
  ]
}

function Supervisor({ offer, universityName }: { offer: OfferView; universityName: (id: string) => string }) {
  const t = useCopy(sv, en)
  if (offer.supervisor === null) return <span className="soft">{t.noSupervisor}</span>
  return (
    <>
      {offer.supervisor.name}
      {offer.unqualifiedFor.length > 0 && (
        <div>
          <Badge tone="warning">{t.unqualified}</Badge>
          <div className="small soft">{t.unqualifiedFor(offer.unqualifiedFor.map(universityName))}</div>
        </div>
      )}
    </>
  )
}

/** One row an offer; the unit leads to its form. */
export function OffersTable({ termId, offers, showDistrict, universityName, tools }: Props) {
  const t = useCopy(sv, en)
  const { term } = useCurrentTerm()
  const period = ({ fromOn, toOn }: OfferView) => {
    const isWhole = fromOn === null || toOn === null || (fromOn === term?.startsOn && toOn === term.endsOn)
    return isWhole ? t.wholeTerm : dateRange(fromOn, toOn)
  }
  const district: Column<OfferView> = {
    key: 'forvaltning',
    header: t.column.district,
    cell: offer => shortDistrict(offer.districtName),
    sort: offer => offer.districtName,
    filter: offer => offer.districtName,
  }
  const columns: Column<OfferView>[] = [
    {
      key: 'enhet',
      header: t.column.unit,
      heading: true,
      cell: offer => (
        <Link to="/terminer/$termId/platser/$offerId" params={{ termId, offerId: offer.id }}>
          {offer.unit}
        </Link>
      ),
      sort: offer => offer.unit,
      filter: offer => offer.unit,
    },
    ...(showDistrict ? [district] : []),
    {
      key: 'omrade',
      header: t.column.field,
      cell: offer => offer.fieldName,
      sort: offer => offer.fieldName,
      filter: offer => offer.fieldName,
    },
    {
      key: 'platser',
      header: t.column.places,
      align: 'end',
      cell: offer => number(offer.places),
      sort: offer => offer.places,
    },
    {
      key: 'handledare',
      header: t.column.supervisor,
      cell: offer => <Supervisor offer={offer} universityName={universityName} />,
      sort: offer => offer.supervisor?.name ?? null,
      filter: offer => offer.supervisor?.name ?? '',
    },
    { key: 'period', header: t.column.period, cell: period, sort: offer => offer.fromOn },
    {
      key: 'villkor',
      header: t.column.conditions,
      cell: offer => conditionsOf(offer, t, universityName).join(' · '),
      filter: offer => conditionsOf(offer, t, universityName).join(' '),
    },
  ]
  return (
    <WideTable>
      <DataTable
        stacks
        caption={t.caption}
        captionHidden
        columns={columns}
        rows={offers}
        rowKey={offer => offer.id}
        tools={tools}
      />
      {offers.length === 0 && <p className="soft">{t.empty.filtered}</p>}
    </WideTable>
  )
}
