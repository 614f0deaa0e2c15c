import { readFileSync, writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import readXlsxFile from 'read-excel-file/node'
import type { InstanceInput } from '../../src/domain/matching/instance.ts'
import { parseInstance } from '../../src/domain/matching/instance.ts'

// Makes test/instances/vt2020.json from the files in demo/: npx tsx test/support/demo-instance.ts
// It reads them without the import's checks and leaves R13 out: it is here to measure and test the matching with.

type Row = Record<string, string>
type StudentInput = InstanceInput['students'][number]
type WishInput = NonNullable<StudentInput['wishes']>[number]

const records = (text: string): Row[] =>
  Papa.parse<Row>(text.replace(/^\uFEFF/, ''), { header: true, delimiter: ';', skipEmptyLines: true }).data

const csv = (path: string, encoding = 'utf-8'): Row[] =>
  records(new TextDecoder(encoding).decode(readFileSync(`demo/${path}`)))

async function workbook(path: string): Promise<Row[]> {
  const [sheet] = await readXlsxFile(`demo/${path}`)
  const [names = [], ...rows] = sheet?.data ?? []
  return rows.map(row =>
    Object.fromEntries(
      row.map((cell, column) => [
        String(names[column]),
        cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''),
      ]),
    ),
  )
}

const districts = csv('forvaltningar.csv')
const fields = new Map(csv('verksamhetsomraden.csv').map(row => [row['Namn'], row['Id'] ?? '']))
const minutes = new Map(csv('restid.csv').map(row => [row['Bostadsområde'], row]))

/** By the district's own name or the short one that students use: "Norrmalm", "Norrmalms stadsdelsförvaltning". */
function districtId(name: string): string {
  const short = (text: string): string => text.replace(/ ?stadsdelsförvaltning$/, '').replace(/s$/, '')
  const district = districts.find(row => short(row['Namn'] ?? '') === short(name))
  if (!district) throw new Error(`Okänd förvaltning: ${name}`)
  return district['Id'] ?? ''
}

function wish(text: string): WishInput {
  const [field, district] = text.split('@').map(part => part.trim())
  return {
    ...(field ? { field: fields.get(field) ?? field } : {}),
    ...(district ? { district: districtId(district) } : {}),
  }
}

/** A pair names each other: the group is called by the smaller of the two. */
const groupOf = (row: Row): { together?: string } => {
  const other = row['Placeras med']
  return other ? { together: [row['Studentnummer'] ?? '', other].toSorted()[0] ?? other } : {}
}

function student(row: Row, university: string): StudentInput {
  const times = minutes.get(row['Bostadsområde'] ?? '') ?? {}
  const limit = row['Max restid (min)']
  const blocked = row['Undanta förvaltning']
  return {
    id: row['Studentnummer'] ?? '',
    university,
    priority: row['Förtur'] ? 1 : 0,
    wishes: [1, 2, 3, 4].flatMap(number => {
      const text = row[`Önskemål ${number}`]
      return text ? [wish(text)] : []
    }),
    from: row['Period start'],
    to: row['Period slut'],
    has: row['Körkort'] === 'Ja' ? ['driving-licence'] : [],
    needs: row['Tillgänglighetsbehov'] === 'Ja' ? ['step-free'] : [],
    ...(limit ? { maxTravelMinutes: Number(limit) } : {}),
    travelMinutes: Object.fromEntries(
      districts.flatMap(({ Namn: name = '', Id: id = '' }) =>
        times[name] ? [[id, Number(times[name])]] : [],
      ),
    ),
    blocked: blocked ? [{ district: districtId(blocked) }] : [],
    ...groupOf(row),
  }
}

const instance: InstanceInput = {
  format: 'vfu-matching/1',
  term: 'VT2020',
  policy: 'no-one-outside',
  seed: 'VT2020',
  universities: csv('larosaten.csv').map(row => ({
    id: row['Id'] ?? '',
    quota: Number(row['Andel av 100 platser']),
  })),
  districts: districts.map(row => ({ id: row['Id'] ?? '' })),
  offers: csv('vt2020/platser.csv').map((row, index) => ({
    id: `plats-${String(index + 1).padStart(3, '0')}`,
    district: districtId(row['Förvaltning'] ?? ''),
    unit: row['Enhet'] ?? '',
    field: fields.get(row['Verksamhetsområde']) ?? '',
    places: Number(row['Antal platser']),
    from: row['Period start'],
    to: row['Period slut'],
    ...(row['Endast för lärosäte'] ? { universities: row['Endast för lärosäte'].split(',') } : {}),
    requires: row['Kräver körkort'] === 'Ja' ? ['driving-licence'] : [],
    provides: row['Tillgänglig lokal'] === 'Ja' ? ['step-free'] : [],
  })),
  students: [
    ...csv('vt2020/studenter-su.csv').map(row => student(row, 'SU')),
    ...csv('vt2020/studenter-esb.csv', 'windows-1252').map(row => student(row, 'ESB')),
    ...(await workbook('vt2020/studenter-sh.xlsx')).map(row => student(row, 'SH')),
  ],
}

const parsed = parseInstance(instance)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults, null, 2))
writeFileSync('test/instances/vt2020.json', `${JSON.stringify(instance, null, 2)}\n`)
