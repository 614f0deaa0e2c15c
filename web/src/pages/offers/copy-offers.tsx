import { useState } from 'react'
import { useChange, useRead } from '../../api/queries.ts'
import { offers as en } from '../../copy/en/offers.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { offers as sv } from '../../copy/sv/offers.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { CheckboxGroup } from '../../forms/choices.tsx'
import { useCopy } from '../../language.ts'
import { useCurrentTerm } from '../../shell/current-term.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import type { OfferView } from './offer-figures.ts'

/** The way to offer the term before's places once more; nothing when there is no earlier term. */
export function CopyOffers({ termId }: { termId: string }) {
  const t = useCopy(sv, en).copy
  const termName = useCopy(shellSv, shellEn).termName
  const { terms } = useCurrentTerm()
  const [isOpen, setOpen] = useState(false)
  // The terms come newest first.
  const before = terms[terms.findIndex(({ id }) => id === termId) + 1]
  if (!before || !terms.some(({ id }) => id === termId)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.open(termName(before.id))}</Button>
      {isOpen && <CopyDialog termId={termId} fromId={before.id} onClose={() => setOpen(false)} />}
    </>
  )
}

interface Props {
  termId: string
  fromId: string
  onClose: () => void
}

/** All are chosen; what isn't offered any more is left out. Those that are there already are passed over by the server. */
function CopyDialog({ termId, fromId, onClose }: Props) {
  const t = useCopy(sv, en).copy
  const termName = useCopy(shellSv, shellEn).termName
  const before = useRead('GET /api/terms/:termId/offers', { params: { termId: fromId } })
  const [left, setLeft] = useState<readonly string[]>([])
  const copy = useChange('POST /api/terms/:termId/offers/copy', [
    'GET /api/terms/:termId/offers',
    'GET /api/terms/:termId/board',
  ])
  const offers = before.data?.offers ?? []
  const chosen = offers.filter(({ id }) => !left.includes(id))

  async function send() {
    if (chosen.length === 0) return onClose()
    try {
      const answer = await copy.mutateAsync({
        params: { termId },
        body: { offerIds: chosen.map(({ id }) => id) },
      })
      say(t.done(answer.copied, answer.present))
    } catch {
      // The dialog shows what was refused.
      return
    }
    onClose()
  }
  return (
    <ConfirmDialog
      title={t.title(termName(fromId))}
      action={t.action(chosen.length)}
      busy={copy.isPending}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <p>{t.text}</p>
      <Loaded query={before}>
        {() =>
          offers.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <CheckboxGroup
              id="platser"
              legend={t.which}
              options={offers.map(offer => ({
                value: offer.id,
                label: `${shortDistrict(offer.districtName)}: ${offer.unit}`,
                hint: factsOf(offer, t.facts),
              }))}
              value={chosen.map(({ id }) => id)}
              error={undefined}
              onChange={kept => setLeft(offers.flatMap(({ id }) => (kept.includes(id) ? [] : id)))}
            />
          )
        }
      </Loaded>
      {copy.error && <FailureNotice error={copy.error} />}
    </ConfirmDialog>
  )
}

function factsOf({ fieldName, places, supervisor }: OfferView, words: (typeof sv)['copy']['facts']): string {
  return words(fieldName, places, supervisor?.name ?? null)
}
