import { describe, expect, it } from 'vitest'
import { isQualified, universitiesRefusing } from '../../../src/domain/supervisors/qualification.ts'

const anyone = { supervisorDegreeYears: null, supervisorCourseRequired: false }
const threeYears = { supervisorDegreeYears: 3, supervisorCourseRequired: false }
const course = { supervisorDegreeYears: null, supervisorCourseRequired: true }
const both = { supervisorDegreeYears: 2, supervisorCourseRequired: true }
const termStartsOn = '2020-01-20'

describe('isQualified (R13)', () => {
  it('accepts anyone where nothing is asked for', () => {
    expect(isQualified({ degreeYear: null, hasSupervisorCourse: null }, anyone, termStartsOn)).toBe(true)
  })

  it.each([
    [2017, true],
    [2018, false],
    [2021, false],
    [null, false],
  ])('with three years asked for, a degree from %s gives %s', (degreeYear, expected) => {
    expect(isQualified({ degreeYear, hasSupervisorCourse: null }, threeYears, termStartsOn)).toBe(expected)
  })

  it('judges the years when the term starts', () => {
    const supervisor = { degreeYear: 2018, hasSupervisorCourse: null }
    expect(isQualified(supervisor, threeYears, '2020-08-31')).toBe(false)
    expect(isQualified(supervisor, threeYears, '2021-01-18')).toBe(true)
  })

  it.each([
    [true, true],
    [false, false],
    [null, false],
  ])('with the course asked for, %s gives %s', (hasSupervisorCourse, expected) => {
    expect(isQualified({ degreeYear: null, hasSupervisorCourse }, course, termStartsOn)).toBe(expected)
  })

  it('asks for all of a rule', () => {
    expect(isQualified({ degreeYear: 2010, hasSupervisorCourse: true }, both, termStartsOn)).toBe(true)
    expect(isQualified({ degreeYear: 2010, hasSupervisorCourse: false }, both, termStartsOn)).toBe(false)
    expect(isQualified({ degreeYear: 2019, hasSupervisorCourse: true }, both, termStartsOn)).toBe(false)
  })
})

describe('universitiesRefusing (R13)', () => {
  const universities = [
    { id: 'SU', ...threeYears },
    { id: 'ESB', ...course },
    { id: 'SH', ...anyone },
  ]

  it('names the universities whose rule is not met, in their order', () => {
    const supervisor = { degreeYear: 2019, hasSupervisorCourse: false, exceptions: [] }
    expect(universitiesRefusing(supervisor, universities, termStartsOn)).toEqual(['SU', 'ESB'])
  })

  it('leaves out a university that granted an exception', () => {
    const exceptions = [{ universityId: 'ESB' }]
    const supervisor = { degreeYear: 2019, hasSupervisorCourse: false, exceptions }
    expect(universitiesRefusing(supervisor, universities, termStartsOn)).toEqual(['SU'])
  })

  it('names none while no supervisor is named', () => {
    expect(universitiesRefusing(null, universities, termStartsOn)).toEqual([])
  })
})
