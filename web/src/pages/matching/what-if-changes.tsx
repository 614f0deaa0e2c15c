import { useEffect, useRef } from 'react'
import { whatIf as en } from '../../copy/en/what-if.ts'
import { whatIf as sv } from '../../copy/sv/what-if.ts'
import { FieldSet } from '../../forms/choices.tsx'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { useFocusAfter } from '../../ui/use-focus-after.ts'
import type { ChangeKind, Draft, Ground } from './what-if-drafts.ts'
import { changeOf, kindsFor, newDraft, withChoice } from './what-if-drafts.ts'
import { WhatIfFields } from './what-if-fields.tsx'

interface Props {
  ground: Ground
  drafts: readonly Draft[]
  onChange: (drafts: readonly Draft[]) => void
  /** What the server said about a member of a draft's change. */
  faultAt: (key: number, member: string) => string | undefined
}

/** The changes of the sandbox as a list that grows and shrinks. */
export function WhatIfChanges({ ground, drafts, onChange, faultAt }: Props) {
  const t = useCopy(sv, en)
  const [region, focusRegion] = useFocusAfter()
  const nextKey = useRef(1)
  const added = useRef<number | null>(null)

  // Whoever adds a change goes on with its first field.
  useEffect(() => {
    if (added.current === null) return
    document.querySelector<HTMLElement>(`[data-change="${added.current}"] .input`)?.focus()
    added.current = null
  })

  function add(kind: ChangeKind) {
    added.current = nextKey.current
    onChange([...drafts, newDraft(nextKey.current, kind, ground)])
    nextKey.current += 1
  }
  return (
    <Section title={t.changes} lead={t.changesLead}>
      <div ref={region} tabIndex={-1} className="flow">
        <ol className="plain what-if-changes">
          {drafts.map((draft, index) => (
            <li key={draft.key} data-change={draft.key}>
              <FieldSet legend={t.change(index + 1, t.kinds[draft.kind])}>
                <WhatIfFields
                  draft={draft}
                  ground={ground}
                  faultAt={member => faultAt(draft.key, member)}
                  onChange={change =>
                    onChange(drafts.map(one => (one === draft ? withChoice(one, change, ground) : one)))
                  }
                />
                {changeOf(draft) === null && <p className="soft small">{t.incomplete}</p>}
                <p>
                  <Button
                    kind="quiet"
                    onClick={() => {
                      onChange(drafts.filter(one => one !== draft))
                      focusRegion()
                    }}
                  >
                    {t.remove} <span className="visually-hidden">{t.removeChange(index + 1)}</span>
                  </Button>
                </p>
              </FieldSet>
            </li>
          ))}
        </ol>
        <FieldSet legend={t.add}>
          <div className="row what-if-add">
            {kindsFor(ground).map(kind => (
              <Button key={kind} onClick={() => add(kind)}>
                {t.kinds[kind]}
              </Button>
            ))}
          </div>
        </FieldSet>
      </div>
    </Section>
  )
}
