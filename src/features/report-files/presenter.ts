import { csvText } from '../../adapters/spreadsheet/write-csv.ts'
import type { Sheet, WorkbookCell } from '../../adapters/spreadsheet/write-workbook.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import { dateInWords, momentInWords } from '../../copy/in-words.ts'
import { STAGES, type Stage } from '../../domain/statistics/cells.ts'
import type { T2View } from '../term-reports/presenter.ts'

/** A report, the same term of earlier years in both organisations, and what is known of how it came about. */
export interface T2File {
  readonly report: T2View
  readonly earlier: readonly { readonly organisation: 'then' | 'now'; readonly report: T2View }[]
  readonly frozen: { readonly at: string; readonly by: string | null; readonly digest: string } | null
}

type City = NonNullable<T2View['city']>
type UnusedReason = NonNullable<City['reasons']>[number]['reason']
type DeclineReason = NonNullable<City['declines']>[number]['reason']
type Row = { readonly name: string; readonly cells: T2View['universities'][number]['cells'] }

/** One number of a report: what it counts, of whom. Null is left out (P7). */
export interface TidyRow {
  readonly term: string
  readonly organisation: 'then' | 'now'
  readonly level: 'city' | 'district' | 'university'
  readonly name: string | null
  readonly measure: Stage | 'offered' | 'unused' | 'declined' | 'target' | 'share'
  /** Of places that were not used and proposals that were declined, why; null for all of them. */
  readonly reason: UnusedReason | DeclineReason | null
  /** A group of sexes; null for everybody, and for places. */
  readonly sex: readonly ('female' | 'male' | 'other')[] | null
  readonly value: number | null
}

const PLACED = STAGES.filter(stage => stage !== 'requested')

/** Every number that the report tells, one a row. */
export function tidyRows(report: T2View, organisation: 'then' | 'now'): TidyRow[] {
  const base = { term: report.termId, organisation, reason: null }
  const ofCells = (level: TidyRow['level'], name: string | null, { cells }: Pick<Row, 'cells'>): TidyRow[] =>
    (level === 'district' ? PLACED : STAGES).flatMap(measure => [
      { ...base, level, name, measure, sex: null, value: cells[measure].all },
      ...report.sexGroups.map((sex, index) => ({
        ...base,
        level,
        name,
        measure,
        sex,
        value: cells[measure].bySex[index] ?? null,
      })),
    ])
  const places = (
    level: TidyRow['level'],
    name: string | null,
    measure: 'offered' | 'unused' | 'declined' | 'target' | 'share',
    value: number | null,
  ): TidyRow => ({ ...base, level, name, measure, sex: null, value })
  const { city } = report
  return [
    ...(city
      ? [
          places('city', null, 'target', report.target),
          places('city', null, 'offered', city.offered),
          places('city', null, 'unused', city.unused),
          ...(city.reasons ?? []).map(({ reason, places: value }): TidyRow => ({
            ...places('city', null, 'unused', value),
            reason,
          })),
          places('city', null, 'declined', declinedIn(city)),
          ...(city.declines ?? []).map(({ reason, proposals }): TidyRow => ({
            ...places('city', null, 'declined', proposals),
            reason,
          })),
          ...ofCells('city', null, city),
        ]
      : []),
    ...report.districts.flatMap(row => [
      places('district', row.name, 'offered', row.offered),
      places('district', row.name, 'unused', row.unused),
      ...ofCells('district', row.name, row),
    ]),
    ...report.universities.flatMap(row => [
      places('university', row.name, 'share', row.share),
      ...ofCells('university', row.name, row),
    ]),
  ]
}

const declinedIn = ({ declines }: City) =>
  declines && declines.reduce((sum, { proposals }) => sum + proposals, 0)

/** The report as CSV, one number a row, with the rule for small numbers as its last row. */
export function presentT2Csv({ report, earlier }: T2File, language: Language): string {
  const t = copyIn[language].t2
  const { words } = t
  const rows = [
    ...tidyRows(report, 'then'),
    ...earlier.flatMap(one => tidyRows(one.report, one.organisation)),
  ].map(row => [
    row.term,
    organisationIn(language, row.organisation),
    words[row.level],
    row.name ?? words.city,
    measureIn(language, row.measure),
    reasonIn(language, row),
    row.sex ? t.sexGroup(row.sex) : words.all,
    row.value === null ? t.LEFT_OUT : String(row.value),
  ])
  const { term, organisation, level, district, measure, reason, sex, value } = words
  return csvText(
    [term, organisation, level, `${district}/${words.university}`, measure, reason, sex, value],
    [...rows, [t.fileWords.rule, '', '', '', '', '', '', t.rule]],
  )
}

function organisationIn(language: Language, organisation: 'then' | 'now'): string {
  const { words } = copyIn[language].t2
  return organisation === 'now' ? words.asNow : words.asThen
}

function measureIn(language: Language, measure: TidyRow['measure']): string {
  const { stages, words } = copyIn[language].t2
  return measure in stages ? stages[measure as Stage] : words[measure as Exclude<TidyRow['measure'], Stage>]
}

function reasonIn(language: Language, { measure, reason }: TidyRow): string {
  const { reasons, toldDeclines } = copyIn[language].t2
  if (reason === null) return ''
  return measure === 'unused' ? reasons[reason as UnusedReason] : toldDeclines[reason as DeclineReason]
}

/** The report as a workbook’s sheets: what it is and the rule first, then a sheet for each table. */
export function presentT2Workbook(file: T2File, language: Language): Sheet[] {
  const { report } = file
  const t = copyIn[language].t2
  const { words, sheets } = t
  const told = (value: number | null): WorkbookCell => value ?? t.LEFT_OUT
  const heading = (stages: readonly Stage[]) =>
    stages.flatMap(stage => [
      t.stages[stage],
      ...report.sexGroups.map(group => `${t.stages[stage]}, ${t.sexGroup(group)}`),
    ])
  const numbers = ({ cells }: Pick<Row, 'cells'>, stages: readonly Stage[]) =>
    stages.flatMap(stage => [
      told(cells[stage].all),
      ...report.sexGroups.map((_, index) => told(cells[stage].bySex[index] ?? null)),
    ])
  const { city } = report
  const tables: Sheet[] = [
    {
      name: sheets.city,
      hasHeading: true,
      rows: city
        ? [
            [words.measure, words.all, ...report.sexGroups.map(t.sexGroup)],
            [words.target, report.target, ...report.sexGroups.map(() => null)],
            [words.offered, city.offered, ...report.sexGroups.map(() => null)],
            [words.unused, told(city.unused), ...report.sexGroups.map(() => null)],
            ...STAGES.map(stage => [t.stages[stage], ...numbers(city, [stage])]),
          ]
        : [],
    },
    {
      name: sheets.districts,
      hasHeading: true,
      rows: [
        [words.district, words.offered, words.unused, ...heading(PLACED)],
        ...report.districts.map(row => [row.name, row.offered, told(row.unused), ...numbers(row, PLACED)]),
      ],
    },
    {
      name: sheets.universities,
      hasHeading: true,
      rows: [
        [words.university, words.share, ...heading(STAGES)],
        ...report.universities.map(row => [row.name, row.share, ...numbers(row, STAGES)]),
      ],
    },
    {
      name: sheets.unused,
      hasHeading: true,
      rows: [
        [words.reason, words.unused],
        [words.all, city && told(city.unused)],
        ...(city?.reasons ?? []).map(({ reason, places }) => [t.reasons[reason], places]),
      ],
    },
    {
      name: sheets.declines,
      hasHeading: true,
      rows: [
        [words.reason, words.declined],
        [words.all, city && told(declinedIn(city))],
        ...(city?.declines ?? []).map(({ reason, proposals }) => [t.toldDeclines[reason], proposals]),
      ],
    },
    { name: sheets.terms, hasHeading: true, rows: termRows(file, language) },
  ]
  return [{ name: sheets.readme, hasHeading: false, rows: readme(file, language) }, ...tables]
}

function termRows({ report, earlier }: T2File, language: Language): WorkbookCell[][] {
  const { words, stages, LEFT_OUT } = copyIn[language].t2
  const shown = ['published', 'completed', 'interrupted'] as const
  const rowsOf = (one: T2View, organisation: 'then' | 'now') =>
    [...(one.city ? [{ name: words.city, ...one.city }] : []), ...one.districts].map(row => [
      one.termId,
      organisationIn(language, organisation),
      row.name,
      row.offered,
      ...shown.map(stage => row.cells[stage].all ?? LEFT_OUT),
    ])
  return [
    [words.term, words.organisation, words.district, words.offered, ...shown.map(stage => stages[stage])],
    ...rowsOf(report, 'then'),
    ...earlier.flatMap(one => rowsOf(one.report, one.organisation)),
  ]
}

function readme({ report, frozen }: T2File, language: Language): WorkbookCell[][] {
  const { fileWords, rule, definitions } = copyIn[language].t2
  return [
    [fileWords.about(report.termId), null],
    ...(frozen
      ? [
          [fileWords.frozenAt, momentInWords(new Date(frozen.at), 'sv')],
          [fileWords.frozenBy, frozen.by],
          [fileWords.digest, frozen.digest],
        ]
      : [[fileWords.live, null]]),
    ...(report.asOf === null ? [] : [[fileWords.asOf, dateInWords(report.asOf, 'sv')]]),
    [fileWords.rule, rule],
    [fileWords.meaning, null],
    ...definitions.map(([name, meaning]) => [name, meaning]),
  ]
}
