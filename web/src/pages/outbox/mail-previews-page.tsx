import { Link } from '@tanstack/react-router'
import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { mailPreviews as en } from '../../copy/en/mail-previews.ts'
import { mailPreviews as sv } from '../../copy/sv/mail-previews.ts'
import { list } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { useTermId } from '../../shell/current-term.ts'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Facts } from '../../ui/key-figure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Card, Section } from '../../ui/section.tsx'
import { UrlSelect, useUrlChoice } from '../../ui/url-select.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import { MailHtml } from './mail-html.tsx'
import './outbox.css'

type Preview = ResponseOf<'GET /api/terms/:termId/mail-previews'>['previews'][number]

/** Every mail as its reader gets it, before any is sent. */
export function MailPreviewsPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const termName = useTermName(termId)
  const others = [{ value: 'en', label: t.languages.en }]
  const language = useUrlChoice('sprak', others) === 'en' ? 'en' : 'sv'
  const previews = useRead('GET /api/terms/:termId/mail-previews', {
    params: { termId },
    query: { language },
  })
  const letters = (previews.data?.previews ?? []).map(({ kind, subject }) => ({
    value: kind,
    label: subject,
  }))
  const kind = useUrlChoice('brev', letters)
  return (
    <Page
      title={t.title}
      over={termName}
      lead={t.lead}
      actions={
        <LinkButton kind="quiet" to="/utskick">
          {t.back}
        </LinkButton>
      }
    >
      <Card>
        <div className="preview-choice">
          {kind !== null && (
            <LinkButton to="." search={language === 'en' ? { sprak: 'en' } : {}}>
              {t.allLetters}
            </LinkButton>
          )}
          <UrlSelect label={t.language} name="sprak" options={others} all={t.languages.sv} />
        </div>
      </Card>
      <Loaded query={previews}>
        {({ previews: all }) => {
          const chosen = all.find(preview => preview.kind === kind)
          return chosen ? (
            <Letter preview={chosen} language={language} />
          ) : (
            <PreviewTable previews={all} language={language} />
          )
        }}
      </Loaded>
    </Page>
  )
}

interface LetterProps {
  preview: Preview
  language: 'sv' | 'en'
}

function Letter({ preview, language }: LetterProps) {
  const t = useCopy(sv, en)
  const { subject, reader, recipient, text, html } = preview
  const examples = useExamples(preview)
  return (
    <div className="letter-page">
      {examples !== null && <Notice title={t.examplesTitle}>{t.examplesLead(examples)}</Notice>}
      <Section title={t.text}>
        <div className="flow">
          <Facts
            rows={[
              [
                t.column.subject,
                <span key="subject" lang={language}>
                  {subject}
                </span>,
              ],
              [t.column.reader, t.reader[reader]],
              [t.here, recipient === '' ? null : reader === 'student' ? t.student(recipient) : recipient],
            ]}
          />
          <div className="letter" lang={language}>
            {text}
          </div>
        </div>
      </Section>
      <Section title={t.html} lead={t.htmlLead}>
        <MailHtml html={html} label={t.html} />
      </Section>
    </div>
  )
}

/** What in a letter is made up, in words; null when nothing is. */
function useExamples({ examples }: Pick<Preview, 'examples'>): string | null {
  const { fact } = useCopy(sv, en)
  const language = useLanguage()
  return examples.length === 0
    ? null
    : list(
        examples.map(name => fact[name]),
        language,
      )
}

function MadeUp({ preview }: { preview: Preview }) {
  return useExamples(preview)
}

function PreviewTable({ previews, language }: { previews: readonly Preview[]; language: 'sv' | 'en' }) {
  const t = useCopy(sv, en)
  const columns: Column<Preview>[] = [
    {
      key: 'amne',
      header: t.column.subject,
      cell: ({ kind, subject, opening }) => (
        <span lang={language}>
          <Link to="." search={{ brev: kind, ...(language === 'en' && { sprak: 'en' }) }}>
            {subject}
          </Link>
          <span className="preview-opening">{opening}</span>
        </span>
      ),
      filter: ({ subject, opening }) => `${subject} ${opening}`,
    },
    {
      key: 'till',
      header: t.column.reader,
      cell: ({ reader }) => t.reader[reader],
      sort: ({ reader }) => t.reader[reader],
    },
    { key: 'pahittat', header: t.column.examples, cell: preview => <MadeUp preview={preview} /> },
  ]
  return (
    <Card>
      <DataTable stacks caption={t.caption} columns={columns} rows={previews} rowKey={({ kind }) => kind} />
    </Card>
  )
}
