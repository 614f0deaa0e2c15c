import { describe, expect, it } from 'vitest'
import { requestTarget } from '../../web/src/api/path.ts'

describe('requestTarget', () => {
  it('fills the path with encoded parameters', () => {
    expect(requestTarget('PUT /api/terms/:termId/x/:kind', { termId: 'VT2020', kind: 'a/b å' })).toEqual({
      method: 'PUT',
      url: '/api/terms/VT2020/x/a%2Fb%20%C3%A5',
    })
  })

  it('adds the query and leaves out what is undefined', () => {
    const { url } = requestTarget('POST /api/x', {}, { digest: 'på & av', universityId: undefined })
    expect(url).toBe('/api/x?digest=p%C3%A5+%26+av')
  })

  it('refuses a path whose parameter is missing', () => {
    expect(() => requestTarget('GET /api/terms/:termId')).toThrow('needs the parameter termId')
  })
})
