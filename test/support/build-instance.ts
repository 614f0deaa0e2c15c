import type { Instance, InstanceInput } from '../../src/domain/matching/instance.ts'
import { parseInstance } from '../../src/domain/matching/instance.ts'

type OfferInput = InstanceInput['offers'][number]
type StudentInput = InstanceInput['students'][number]

/** An offer in district `farsta` with one place that takes anyone, changed as told. */
export function buildOffer(id: string, changes: Partial<OfferInput> = {}): OfferInput {
  return { id, district: 'farsta', unit: 'utredning', field: 'barn', places: 1, ...changes }
}

/** A student of `SU` who can be placed anywhere, changed as told. */
export function buildStudent(id: string, changes: Partial<StudentInput> = {}): StudentInput {
  return { id, university: 'SU', ...changes }
}

/** The file of an instance with the universities SU and ESB and the districts farsta and bromma, changed as told. */
export function buildInstanceFile(changes: Partial<InstanceInput> = {}): InstanceInput {
  return {
    format: 'vfu-matching/1',
    term: 'VT2020',
    universities: [{ id: 'SU' }, { id: 'ESB' }],
    districts: [{ id: 'farsta' }, { id: 'bromma' }],
    offers: [],
    students: [],
    ...changes,
  }
}

/** The instance that {@link buildInstanceFile} describes. Throws when it has a fault: then the test is wrong. */
export function buildInstance(changes: Partial<InstanceInput> = {}): Instance {
  const parsed = parseInstance(buildInstanceFile(changes))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.instance
}
