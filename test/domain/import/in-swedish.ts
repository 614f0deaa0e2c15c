import { copyIn } from '../../../src/copy/copy.ts'
import * as auscultants from '../../../src/domain/import/auscultants.ts'
import * as offers from '../../../src/domain/import/offers.ts'
import * as organisation from '../../../src/domain/import/organisation.ts'
import type { ImportOutcome } from '../../../src/domain/import/row-faults.ts'
import * as students from '../../../src/domain/import/students.ts'
import { told } from '../../../src/domain/import/told.ts'
import * as travelTimes from '../../../src/domain/import/travel-times.ts'

/** The parser, with what it finds told in Swedish. */
const inSwedish =
  <Asked extends unknown[], Row>(parse: (...asked: Asked) => ImportOutcome<Row>) =>
  (...asked: Asked) => {
    const outcome = parse(...asked)
    return { rows: outcome.rows, ...told(outcome, copyIn.sv.imports) }
  }

export const parseAuscultants = inSwedish(auscultants.parseAuscultants)
export const parseOffers = inSwedish(offers.parseOffers)
export const parseDistricts = inSwedish(organisation.parseDistricts)
export const parseUniversities = inSwedish(organisation.parseUniversities)
export const parseFields = inSwedish(organisation.parseFields)
export const parseStudents = inSwedish(students.parseStudents)
export const parseTravelTimes = inSwedish(travelTimes.parseTravelTimes)
