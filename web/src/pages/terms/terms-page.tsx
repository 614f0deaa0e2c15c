import { Link } from '@tanstack/react-router'
import { useRead } from '../../api/queries.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { terms as en } from '../../copy/en/terms.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { terms as sv } from '../../copy/sv/terms.ts'
import { dateRange, number } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { newestFirst } from '../../shell/term-choice.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Badge } from '../../ui/badge.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'

export function TermsPage() {
  const t = useCopy(sv, en)
  const words = useCopy(shellSv, shellEn)
  const language = useLanguage()
  const { isCentral } = useViewer()
  const terms = useRead('GET /api/terms', {})
  const create = isCentral && (
    <LinkButton kind="primary" to="/terminer/ny">
      {t.create}
    </LinkButton>
  )
  return (
    <Page title={t.listTitle} lead={t.listLead} actions={create}>
      <Loaded query={terms}>
        {data => (
          <Card>
            <DataTable
              stacks
              caption={t.listCaption}
              captionHidden
              rows={newestFirst(data.terms)}
              rowKey={term => term.id}
              empty={<Empty title={t.empty}>{t.emptyText}</Empty>}
              columns={[
                {
                  key: 'termin',
                  header: t.column.term,
                  cell: term => (
                    <Link to="/terminer/$termId" params={{ termId: term.id }}>
                      {words.termName(term.id)}
                    </Link>
                  ),
                },
                {
                  key: 'skede',
                  header: t.column.phase,
                  cell: term => (
                    <Badge tone={term.phase === 'closed' || term.phase === 'draft' ? undefined : 'info'}>
                      {words.phase[term.phase]}
                    </Badge>
                  ),
                },
                {
                  key: 'datum',
                  header: t.column.dates,
                  cell: term => dateRange(term.startsOn, term.endsOn, language),
                },
                {
                  key: 'mal',
                  header: t.column.target,
                  align: 'end',
                  cell: term => number(term.target, language),
                },
              ]}
            />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}
