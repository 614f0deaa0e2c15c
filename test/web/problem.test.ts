import { describe, expect, it } from 'vitest'
import { readProblem } from '../../web/src/api/problem.ts'

const otherwise = 'Något gick fel.'

describe('readProblem', () => {
  it('takes code, sentence, fields and request id from a problem', () => {
    const error = readProblem(
      422,
      {
        code: 'invalid',
        detail: 'Rätta uppgifterna.',
        fields: [
          { path: 'shares.0.places', text: 'För många.' },
          { path: 'target', text: 'Saknas.' },
        ],
        requestId: 'r1',
      },
      otherwise,
    )
    expect(error).toMatchObject({
      status: 422,
      code: 'invalid',
      detail: 'Rätta uppgifterna.',
      requestId: 'r1',
    })
    expect(error.fields).toEqual([
      { path: 'shares.0.places', text: 'För många.' },
      { path: 'target', text: 'Saknas.' },
    ])
  })

  it('gives the general sentence for anything that is no problem document', () => {
    for (const body of [null, '<html>', { message: 'x' }, []]) {
      expect(readProblem(502, body, otherwise)).toMatchObject({
        code: 'unexpected',
        detail: otherwise,
        fields: [],
      })
    }
  })
})
