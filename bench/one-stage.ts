import { closeSync, openSync, writeSync } from 'node:fs'
import type { LinearModel } from '../src/domain/linear/model.ts'
import { classNetwork } from '../src/domain/matching/class-network.ts'
import type { Instance } from '../src/domain/matching/instance.ts'
import { orderedById } from '../src/domain/matching/model.ts'

// One stage, for peers that know nothing of strict order, classes or proofs: every allowed pair written out, wishes and
// travel in one weighted sum, and a student without a place at a cost that nothing outweighs.

const WISH_WEIGHT = 1000
const UNPLACED = 10_000_000

/** The rows of the model as nodes: universities, students, offers, districts, each within `upper`. */
export interface OneStage {
  readonly students: number
  readonly universityOf: Int32Array
  readonly universities: number
  readonly places: Int32Array
  readonly districtOf: Int32Array
  readonly districts: number
  /** By pair, in the order of students. */
  readonly student: Int32Array
  readonly offer: Int32Array
  readonly cost: Int32Array
}

/** The stage of an instance without bounds on universities and districts. */
export function oneStage(unordered: Instance): OneStage {
  const instance = orderedById(unordered)
  const { members, arcs } = classNetwork(instance)
  const sizes = arcs.classes.map(each => members[each]?.length ?? 0)
  const pairs = sizes.reduce((sum, size) => sum + size, 0)
  const [student, offer, cost] = [new Int32Array(pairs), new Int32Array(pairs), new Int32Array(pairs)]
  let at = 0
  for (let index = 0; index < instance.students.length; index++) {
    for (let arc = arcs.starts[index] ?? 0; arc < (arcs.starts[index + 1] ?? 0); arc++) {
      const wish = arcs.wishes[arc] || 9
      for (const each of members[arcs.classes[arc] ?? -1] ?? []) {
        student[at] = index
        offer[at] = each
        cost[at] = WISH_WEIGHT * wish + (arcs.travelMinutes[arc] ?? 0)
        at++
      }
    }
  }
  const universityIndex = new Map(instance.universities.map(({ id }, index) => [id, index]))
  const districtIndex = new Map(instance.districts.map(({ id }, index) => [id, index]))
  return {
    students: instance.students.length,
    universityOf: Int32Array.from(instance.students, each => universityIndex.get(each.university) ?? 0),
    universities: instance.universities.length,
    places: Int32Array.from(instance.offers, each => each.places),
    districtOf: Int32Array.from(instance.offers, each => districtIndex.get(each.district) ?? 0),
    districts: instance.districts.length,
    student,
    offer,
    cost,
  }
}

/** The stage as rows and columns, with four entries in each column. */
export function linearModelOf(stage: OneStage): LinearModel {
  const { students, universities, districts, places, student, offer, cost } = stage
  const pairs = cost.length
  const [firstStudent, firstOffer] = [universities, universities + students]
  const firstDistrict = firstOffer + places.length
  const rows = firstDistrict + districts
  const rowIndices = new Int32Array(4 * pairs)
  for (let pair = 0; pair < pairs; pair++) {
    const [s, o] = [student[pair] ?? 0, offer[pair] ?? 0]
    rowIndices[4 * pair] = stage.universityOf[s] ?? 0
    rowIndices[4 * pair + 1] = firstStudent + s
    rowIndices[4 * pair + 2] = firstOffer + o
    rowIndices[4 * pair + 3] = firstDistrict + (stage.districtOf[o] ?? 0)
  }
  const upperOf = (row: number): number => {
    if (row < firstStudent || row >= firstDistrict) return students
    return row < firstOffer ? 1 : (places[row - firstOffer] ?? 0)
  }
  return {
    name: 'one stage',
    columnCost: Float64Array.from(cost, each => each - UNPLACED),
    columnLower: new Float64Array(pairs),
    columnUpper: new Float64Array(pairs).fill(Infinity),
    integer: false,
    rowLower: new Float64Array(rows),
    rowUpper: Float64Array.from({ length: rows }, (_, row) => upperOf(row)),
    starts: Int32Array.from({ length: pairs + 1 }, (_, pair) => 4 * pair),
    rowIndices,
    coefficients: new Float64Array(4 * pairs).fill(1),
  }
}

/** Writes the stage as a minimum-cost flow in DIMACS' format, which LEMON reads. */
export function writeDimacs(stage: OneStage, path: string): void {
  const { students, universities, districts, places, student, offer, cost } = stage
  const [source, firstUniversity] = [1, 2]
  const firstStudent = firstUniversity + universities
  const firstOffer = firstStudent + students
  const firstDistrict = firstOffer + places.length
  const sink = firstDistrict + districts
  const arcs = universities + students + cost.length + places.length + districts + 1
  writeLines(path, function* () {
    yield `p min ${sink} ${arcs}`
    yield `n ${source} ${students}`
    yield `n ${sink} ${-students}`
    for (let at = 0; at < universities; at++) yield `a ${source} ${firstUniversity + at} 0 ${students} 0`
    for (let at = 0; at < students; at++) {
      yield `a ${firstUniversity + (stage.universityOf[at] ?? 0)} ${firstStudent + at} 0 1 0`
    }
    for (let at = 0; at < cost.length; at++) {
      yield `a ${firstStudent + (student[at] ?? 0)} ${firstOffer + (offer[at] ?? 0)} 0 1 ${cost[at]}`
    }
    for (let at = 0; at < places.length; at++) {
      yield `a ${firstOffer + at} ${firstDistrict + (stage.districtOf[at] ?? 0)} 0 ${places[at]} 0`
    }
    for (let at = 0; at < districts; at++) yield `a ${firstDistrict + at} ${sink} 0 ${students} 0`
    yield `a ${source} ${sink} 0 ${students} ${UNPLACED}`
  })
}

/** Writes a model as a free MPS file, which clp, cbc and glpsol read. */
export function writeMps(model: LinearModel, path: string): void {
  writeLines(path, function* () {
    yield 'NAME stage'
    yield 'ROWS'
    yield ' N cost'
    for (let row = 0; row < model.rowUpper.length; row++) yield ` L r${row}`
    yield 'COLUMNS'
    for (let column = 0; column < model.columnCost.length; column++) {
      yield ` c${column} cost ${model.columnCost[column]}`
      for (let at = model.starts[column] ?? 0; at < (model.starts[column + 1] ?? 0); at++) {
        yield ` c${column} r${model.rowIndices[at]} 1`
      }
    }
    yield 'RHS'
    for (let row = 0; row < model.rowUpper.length; row++) yield ` rhs r${row} ${model.rowUpper[row]}`
    yield 'ENDATA'
  })
}

const LINES_AT_A_TIME = 50_000

function writeLines(path: string, lines: () => Generator<string>): void {
  const file = openSync(path, 'w')
  let waiting: string[] = []
  const flush = (): void => {
    if (waiting.length > 0) writeSync(file, `${waiting.join('\n')}\n`)
    waiting = []
  }
  for (const line of lines()) if (waiting.push(line) === LINES_AT_A_TIME) flush()
  flush()
  closeSync(file)
}
