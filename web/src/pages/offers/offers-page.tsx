import { useRead } from '../../api/queries.ts'
import { offers as en } from '../../copy/en/offers.ts'
import { shell as enShell } from '../../copy/en/shell.ts'
import { offers as sv } from '../../copy/sv/offers.ts'
import { shell as svShell } from '../../copy/sv/shell.ts'
import { compareText, number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm, useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Empty } from '../../ui/empty.tsx'
import { KeyFigure, KeyFigures } from '../../ui/key-figure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { acceptsChanges, acceptsData } from '../../ui/term-phase.ts'
import { UrlSelect, useUrlChoice } from '../../ui/url-select.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import { CopyOffers } from './copy-offers.tsx'
import type { OfferView } from './offer-figures.ts'
import { offerFigures } from './offer-figures.ts'
import { OffersTable } from './offers-table.tsx'

/** What a term's districts offer; a district's coordinator sees the own district's. */
export function OffersPage() {
  const t = useCopy(sv, en)
  const phases = useCopy(svShell, enShell).phase
  const termId = useTermId()
  const viewer = useViewer()
  const { term } = useCurrentTerm()
  const offers = useRead('GET /api/terms/:termId/offers', { params: { termId } })
  const isOpen = term !== null && acceptsChanges(term.phase)
  return (
    <Page
      title={t.title}
      over={useTermName(termId)}
      lead={viewer.isCentral ? t.lead.central : t.lead.district(viewer.districts.map(({ name }) => name))}
      actions={
        isOpen && (
          <>
            <CopyOffers termId={termId} />
            {acceptsData(term.phase) && (
              <LinkButton to="/terminer/$termId/import" params={{ termId }} search={{ vad: 'offers' }}>
                {t.importOffers}
              </LinkButton>
            )}
            <LinkButton kind="primary" to="/terminer/$termId/platser/ny" params={{ termId }}>
              {t.newOffer}
            </LinkButton>
          </>
        )
      }
    >
      {term && !isOpen && <Notice>{t.closed(phases[term.phase])}</Notice>}
      <Loaded query={offers}>
        {answer => <Offers termId={termId} offers={answer.offers} target={term?.target ?? null} />}
      </Loaded>
    </Page>
  )
}

interface OffersProps {
  termId: string
  offers: readonly OfferView[]
  target: number | null
}

/** The names that occur, once each and in order, as a select's options. */
function optionsOf(
  offers: readonly OfferView[],
  id: 'districtId' | 'fieldId',
  name: 'districtName' | 'fieldName',
) {
  const names = new Map(offers.map(offer => [offer[id], offer[name]]))
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => compareText(a.label, b.label))
}

function Offers({ termId, offers, target }: OffersProps) {
  const t = useCopy(sv, en)
  const viewer = useViewer()
  const reference = useRead('GET /api/reference', {})
  const districts = optionsOf(offers, 'districtId', 'districtName')
  const fields = optionsOf(offers, 'fieldId', 'fieldName')
  const district = useUrlChoice('forvaltning', districts)
  const field = useUrlChoice('omrade', fields)
  const shown = offers.filter(
    offer =>
      (district === null || offer.districtId === district) && (field === null || offer.fieldId === field),
  )
  const universities = reference.data?.universities ?? []
  const universityName = (id: string) => universities.find(known => known.id === id)?.name ?? id
  if (offers.length === 0) {
    return (
      <Card>
        <Empty title={t.empty.title}>{viewer.isCentral ? t.empty.central : t.empty.district}</Empty>
      </Card>
    )
  }
  const showDistrict = districts.length > 1
  return (
    <>
      <Card>
        <Figures offers={offers} target={viewer.isCentral ? target : null} />
      </Card>
      <Card>
        <OffersTable
          termId={termId}
          offers={shown}
          showDistrict={showDistrict}
          universityName={universityName}
          tools={
            <>
              {showDistrict && (
                <UrlSelect label={t.column.district} name="forvaltning" options={districts} all={t.all} />
              )}
              <UrlSelect label={t.column.field} name="omrade" options={fields} all={t.all} />
            </>
          }
        />
      </Card>
    </>
  )
}

function Figures({ offers, target }: { offers: readonly OfferView[]; target: number | null }) {
  const t = useCopy(sv, en).figures
  const figures = offerFigures(offers)
  return (
    <KeyFigures>
      <KeyFigure
        label={t.offered}
        value={number(figures.places)}
        note={target === null ? undefined : t.ofTarget(target)}
      />
      <KeyFigure label={t.units} value={number(figures.units)} />
      <KeyFigure label={t.withoutSupervisor} value={number(figures.withoutSupervisor)} />
      <KeyFigure label={t.unqualified} value={number(figures.unqualified)} />
    </KeyFigures>
  )
}
