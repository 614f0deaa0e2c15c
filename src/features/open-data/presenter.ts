import { csvText } from '../../adapters/spreadsheet/write-csv.ts'
import { copyIn } from '../../copy/copy.ts'
import type { Successions } from '../../domain/statistics/report.ts'
import { tidyRows, type TidyRow } from '../report-files/presenter.ts'
import { presentT2 } from '../term-reports/presenter.ts'
import type { FrozenReport } from '../term-reports/repository.ts'

const COLUMNS = ['term', 'organisation', 'level', 'name', 'measure', 'reason', 'sex', 'value'] as const

/**
 * The open files: `vfu.csv` and `vfu.json` with every number of the newest frozen report of each open term, and
 * `vfu-beskrivning.json` that says what they mean. Null for another name, and while nothing is open.
 */
export function openDataOf(
  reports: readonly FrozenReport[],
  names: Successions & { names: ReadonlyMap<string, string> },
  fileName: string,
): { type: string; text: string } | null {
  if (reports.length === 0) return null
  const rows = reports.flatMap(({ content, asOf }) =>
    tidyRows(presentT2(content, asOf, 'then', names), 'then').map(openRow),
  )
  if (fileName === 'vfu.json') return json({ rows })
  if (fileName === 'vfu-beskrivning.json') return json(dictionary(reports))
  if (fileName !== 'vfu.csv') return null
  const lines = rows.map(row => COLUMNS.map(column => String(row[column] ?? '')))
  return { type: 'text/csv; charset=utf-8', text: csvText(COLUMNS, lines) }
}

const json = (content: object) => ({
  type: 'application/json; charset=utf-8',
  text: `${JSON.stringify(content, null, 1)}\n`,
})

function openRow({ sex, ...row }: TidyRow) {
  return { ...row, sex: sex === null ? null : sex.join('+') }
}

function inBoth<Name extends string>(sv: Readonly<Record<Name, string>>, en: Readonly<Record<Name, string>>) {
  return Object.fromEntries((Object.keys(sv) as Name[]).map(name => [name, { sv: sv[name], en: en[name] }]))
}

function dictionary(reports: readonly FrozenReport[]) {
  const { sv, en } = copyIn
  const meaning = (svText: string, enText: string) => ({ sv: svText, en: enText })
  return {
    title: meaning('VFU-platser i Stockholms stad', 'Field placements in the City of Stockholm'),
    rule: meaning(sv.t2.rule, en.t2.rule),
    terms: reports.map(({ termId, at, asOf, digest }) => ({ term: termId, frozenAt: at, asOf, digest })),
    columns: {
      term: meaning('VT eller HT och år', 'VT (spring) or HT (autumn) and year'),
      organisation: meaning(
        'then: förvaltningarna som de var under terminen',
        'then: the administrations as they were during the term',
      ),
      level: meaning('city, district eller university', 'city, district or university'),
      name: meaning(
        'Förvaltning eller lärosäte; tomt för staden',
        'Administration or university; empty for the city',
      ),
      measure: meaning('Vad som räknas, se measures', 'What is counted, see measures'),
      reason: meaning(
        'Varför, se reasons; tomt för alla skäl tillsammans och där skäl inte räknas',
        'Why, see reasons; empty for all reasons together and where reasons are not counted',
      ),
      sex: meaning(
        'female, male, other, eller flera tillsammans med +; tomt för alla och för platser',
        'female, male, other, or several together with +; empty for everybody and for places',
      ),
      value: meaning('Antal; tomt när det inte redovisas', 'Number; empty when it is not shown'),
    },
    measures: {
      target: meaning(sv.t2.words.target, en.t2.words.target),
      share: meaning(sv.t2.words.share, en.t2.words.share),
      offered: meaning(sv.t2.words.offered, en.t2.words.offered),
      unused: meaning(sv.t2.words.unused, en.t2.words.unused),
      declined: meaning(sv.t2.words.declined, en.t2.words.declined),
      ...inBoth(sv.t2.stages, en.t2.stages),
    },
    reasons: {
      unused: inBoth(sv.t2.reasons, en.t2.reasons),
      declined: inBoth(sv.t2.toldDeclines, en.t2.toldDeclines),
    },
    definitions: { sv: sv.t2.definitions, en: en.t2.definitions },
  }
}
