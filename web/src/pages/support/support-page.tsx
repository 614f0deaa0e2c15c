import type { ResponseOf } from '../../api/client.ts'
import { useChange, useRead } from '../../api/queries.ts'
import { support as en } from '../../copy/en/support.ts'
import { support as sv } from '../../copy/sv/support.ts'
import { longDate } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { AddMaterial } from './add-material.tsx'
import { NetworkMeeting } from './network-meeting.tsx'

type Material = ResponseOf<'GET /api/support-material'>['materials'][number]

/** Documents and links for those who receive students, with who answers for each and when it is looked through next. */
export function SupportPage() {
  const t = useCopy(sv, en)
  const { isCentral } = useViewer()
  const { term } = useCurrentTerm()
  const answer = useRead('GET /api/support-material', {})
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded query={answer}>
        {({ materials }) => (
          <Card>
            <Materials materials={materials} isCentral={isCentral} />
          </Card>
        )}
      </Loaded>
      {isCentral && <AddMaterial />}
      {term && <NetworkMeeting key={term.id} termId={term.id} />}
    </Page>
  )
}

function Materials({ materials, isCentral }: { materials: readonly Material[]; isCentral: boolean }) {
  const t = useCopy(sv, en)
  const columns: Column<Material>[] = [
    { key: 'titel', header: t.name, cell: one => <a href={one.url}>{one.title}</a>, sort: one => one.title },
    { key: 'ansvarig', header: t.owner, cell: one => one.owner, sort: one => one.owner },
    {
      key: 'oversyn',
      header: t.reviewOn,
      cell: one => (
        <>
          {longDate(one.reviewOn)} {one.isOverdue && <Badge tone="warning">{t.overdue}</Badge>}
        </>
      ),
      sort: one => one.reviewOn,
    },
    ...(isCentral
      ? [{ key: 'atgarder', header: t.actions, cell: (one: Material) => <Actions material={one} /> }]
      : []),
  ]
  return (
    <DataTable
      hasFile
      caption={t.caption}
      captionHidden
      columns={columns}
      rows={materials}
      rowKey={one => one.id}
      empty={<p>{t.none}</p>}
    />
  )
}

function Actions({ material }: { material: Material }) {
  const t = useCopy(sv, en)
  const change = useChange('PUT /api/support-material/:materialId', ['GET /api/support-material'])
  const remove = useChange('DELETE /api/support-material/:materialId', ['GET /api/support-material'])
  const params = { materialId: material.id }
  const { title, url, owner } = material
  return (
    <span className="row">
      <Button
        kind="quiet"
        aria-label={t.reviewedNamed(material.title)}
        busy={change.isPending}
        onClick={() =>
          change.mutate({ params, body: { title, url, owner, reviewOn: yearAfter(material.reviewOn) } })
        }
      >
        {t.reviewed}
      </Button>
      <Button
        kind="quiet"
        aria-label={t.removeNamed(material.title)}
        busy={remove.isPending}
        onClick={() => remove.mutate({ params })}
      >
        {t.remove}
      </Button>
    </span>
  )
}

/** `2020-02-29` → `2021-02-28`. */
function yearAfter(on: string): string {
  const [year, rest] = [Number(on.slice(0, 4)) + 1, on.slice(4)]
  return `${year}${rest === '-02-29' ? '-02-28' : rest}`
}
