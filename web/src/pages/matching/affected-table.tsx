import { comparison as en } from '../../copy/en/comparison.ts'
import { comparison as sv } from '../../copy/sv/comparison.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import type { Tone } from '../../ui/notice.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import type { AffectedStudent } from './criteria.ts'

type Place = AffectedStudent['from']

const TONES: Readonly<Record<AffectedStudent['kind'], Tone>> = {
  moved: 'info',
  placed: 'success',
  unplaced: 'warning',
}

/** How many are affected, and in what way, as a sentence. */
export function affectedSentence(affected: readonly AffectedStudent[], t: typeof sv): string {
  if (affected.length === 0) return t.nobody
  const count = (kind: AffectedStudent['kind']) => affected.filter(one => one.kind === kind).length
  return t.summary(count('moved'), count('placed'), count('unplaced'))
}

/** A list that is seen at a glance needs no filter. */
const FILTERED_FROM = 10

/** Everyone who has another place in one matching than in the other: from where to where, which wish before and after. */
export function AffectedTable({ affected }: { affected: readonly AffectedStudent[] }) {
  const t = useCopy(sv, en)
  const filteredBy = (filter: (row: AffectedStudent) => string) =>
    affected.length >= FILTERED_FROM ? { filter } : {}
  const columns: Column<AffectedStudent>[] = [
    {
      key: 'student',
      header: t.student,
      cell: ({ student, kind }) => (
        <>
          {student.label}
          <span className="second-fact">{student.universityId}</span>
          <Badge tone={TONES[kind]}>{t.kind[kind]}</Badge>
        </>
      ),
      sort: ({ student }) => student.label,
      ...filteredBy(
        ({ student, kind }) => `${student.label} ${student.number} ${student.universityId} ${t.kind[kind]}`,
      ),
    },
    {
      key: 'fran',
      header: t.from,
      cell: ({ from }) => <PlaceWords place={from} />,
      ...filteredBy(({ from }) => placeText(from)),
    },
    {
      key: 'till',
      header: t.to,
      cell: ({ to }) => <PlaceWords place={to} />,
      ...filteredBy(({ to }) => placeText(to)),
    },
  ]
  return (
    <WideTable>
      <DataTable
        stacks
        name="berorda-"
        caption={t.affected}
        captionHidden
        columns={columns}
        rows={affected}
        rowKey={({ student }) => student.id}
      />
    </WideTable>
  )
}

function PlaceWords({ place }: { place: Place }) {
  const t = useCopy(sv, en)
  if (place === null) return <span className="soft">{t.none}</span>
  const { offer, wish } = place
  return (
    <>
      {shortDistrict(offer.districtName)}: {offer.unit ?? t.newPlace}
      <span className="second-fact">
        {offer.fieldName}, {t.wish(wish)}
      </span>
    </>
  )
}

const placeText = (place: Place) =>
  place === null ? '' : `${place.offer.districtName} ${place.offer.unit ?? ''} ${place.offer.fieldName}`
