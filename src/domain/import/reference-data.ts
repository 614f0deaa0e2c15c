import type { Named } from './name-matcher.ts'

/** What the names in a file may mean. */
export type ReferenceData = {
  districts: readonly Named[]
  universities: readonly Named[]
  fields: readonly Named[]
  /** The areas that travel times are known from. */
  homeAreas: readonly string[]
}
