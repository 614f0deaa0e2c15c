import express from 'express'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { sendJson } from '../../src/http/send-json.ts'

const LONG = {
  students: Array.from({ length: 200 }, (_, index) => ({ number: `SU-${index}`, name: 'Åsa Ö' })),
}
const SHORT = { ok: true }

const app = express()
app.get('/long', (request, response) => sendJson(request, response, LONG))
app.get('/short', (request, response) => sendJson(request, response, SHORT))
const get = (path: string, encoding: string) => supertest(app).get(path).set('accept-encoding', encoding)

describe('an answer of JSON', () => {
  it('is compressed for whoever reads that, and the same', async () => {
    const { body, headers } = await get('/long', 'gzip, br')
    expect(headers['content-encoding']).toBe('gzip')
    expect(Number(headers['content-length'])).toBeLessThan(JSON.stringify(LONG).length / 4)
    expect(body).toEqual(LONG)
  })

  it('is plain for whoever does not, and when it is short', async () => {
    expect((await get('/long', 'identity')).headers['content-encoding']).toBeUndefined()
    expect((await get('/long', 'identity')).body).toEqual(LONG)
    expect((await get('/short', 'gzip')).headers['content-encoding']).toBeUndefined()
    expect((await get('/short', 'gzip')).body).toEqual(SHORT)
  })

  it('is kept by nobody, and told apart by what its reader accepts', async () => {
    const { headers } = await get('/long', 'gzip')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      vary: 'Accept-Encoding',
    })
    expect(headers['etag']).toBeUndefined()
  })
})
