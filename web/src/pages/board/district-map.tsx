import { Link } from '@tanstack/react-router'
import { Figure, FigureTable } from '../../charts/figure.tsx'
import type { TileDatum } from '../../charts/tile-map.tsx'
import { TileMap } from '../../charts/tile-map.tsx'
import { board as en } from '../../copy/en/board.ts'
import { board as sv } from '../../copy/sv/board.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm, useTermId } from '../../shell/current-term.ts'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import type { Board } from './board-figures.ts'
import { answeredCount, isAnsweredFor, mostOffered } from './board-figures.ts'

/** The city's districts where they lie: offered places until districts answer proposals, then confirmed of offered. */
export function DistrictMap({ board: { districts } }: { board: Board }) {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const { term } = useCurrentTerm()
  const showsConfirmed = isAnsweredFor(term?.phase)
  const most = mostOffered(districts)
  const sum = (member: 'offered' | 'confirmed') => districts.reduce((total, one) => total + one[member], 0)
  const tiles = districts.map((district): TileDatum => {
    const { id, latitude, longitude, offered, confirmed, answeredAt } = district
    const isSilent = !showsConfirmed && answeredAt === null
    return {
      id,
      latitude,
      longitude,
      name: (
        <Link to="/terminer/$termId/platser" params={{ termId }} search={{ forvaltning: id }}>
          {shortDistrict(district.name)}
        </Link>
      ),
      value: number(showsConfirmed ? confirmed : offered),
      note: showsConfirmed
        ? t.map.of(offered)
        : isSilent
          ? t.map.notAnswered(offered)
          : t.map.places(offered),
      level: (showsConfirmed ? confirmed : offered) / Math.max(1, showsConfirmed ? offered : most.offered),
      isOpen: isSilent,
    }
  })
  return (
    <Section title={t.map.title} lead={t.map.lead}>
      <Figure
        isReadable
        sentence={
          showsConfirmed
            ? t.map.confirmed(sum('confirmed'), sum('offered'))
            : `${t.map.offered(most.name, most.offered)} ${t.map.silent(districts.length - answeredCount(districts))}`
        }
        table={
          <FigureTable
            caption={t.map.caption}
            head={[t.district, t.offeredPlaces, t.map.confirmedPlaces, t.answer]}
            rows={districts.map(({ name, offered, confirmed, answeredAt }) => [
              shortDistrict(name),
              number(offered),
              number(confirmed),
              answeredAt === null ? t.map.no : t.map.yes,
            ])}
          />
        }
      >
        <TileMap tiles={tiles} />
        <p className="soft small">{showsConfirmed ? t.map.levelConfirmed : t.map.levelOffered}</p>
      </Figure>
    </Section>
  )
}
