import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import supertest from 'supertest'
import { afterAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { brokenDatabase } from '../support/broken-database.ts'
import { createTestApp } from '../support/test-app.ts'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-client-'))
afterAll(() => fs.rmSync(root, { recursive: true }))
const clientFolder = path.join(root, 'web')
fs.mkdirSync(path.join(clientFolder, 'assets'), { recursive: true })
const page = (address: string) =>
  `<title>VFU</title><meta property="og:image" content="${address}/social.png" />`
fs.writeFileSync(path.join(clientFolder, 'index.html'), page('%VFU_PUBLIC_URL%'))
fs.writeFileSync(path.join(clientFolder, 'assets/main-1a2b.js'), 'start()')
fs.writeFileSync(path.join(clientFolder, 'icon.svg'), '<svg/>')
fs.writeFileSync(path.join(root, 'secret.txt'), 'secret')

const STYLE = '.a { color: red }\n'.repeat(200)
fs.writeFileSync(path.join(clientFolder, 'assets/long-3c4d.css'), STYLE)
fs.writeFileSync(path.join(clientFolder, 'assets/long-3c4d.css.br'), zlib.brotliCompressSync(STYLE))
fs.writeFileSync(path.join(clientFolder, 'assets/long-3c4d.css.gz'), zlib.gzipSync(STYLE))

const { deps } = createTestApp(brokenDatabase)
const agent = supertest(createApp(deps, { clientFolder }))

describe('the client', () => {
  it.each(['/', '/terminer/VT2020/tavla', '/min-plats', '/logga-in'])(
    'is one page at %s, asked for anew each time',
    async at => {
      const { text, headers } = await agent.get(at).expect(200)
      // A chat that previews a link needs the picture's whole address.
      expect(text).toBe(page(deps.publicUrl))
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      })
    },
  )

  it('has files whose names change with their content, and may be kept', async () => {
    const { headers } = await agent.get('/assets/main-1a2b.js').expect(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    await agent.get('/icon.svg').expect(200)
  })

  it.each([
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ])('has its files compressed for a browser that reads %s', async (accepted, encoding) => {
    const { text, headers } = await agent
      .get('/assets/long-3c4d.css')
      .set('accept-encoding', accepted)
      .expect(200)
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(text).toBe(STYLE)
  })

  it('does not answer for a file of an earlier version with its page', async () => {
    const { body, headers } = await agent.get('/assets/main-0000.js').expect(404)
    expect(body.code).toBe('notFound')
    expect(headers['cache-control']).toBe('no-store')
  })

  it('does not answer for the API, or to anything but questions', async () => {
    expect((await agent.get('/api/nothing').expect(404)).body.code).toBe('notFound')
    expect((await agent.post('/terminer').expect(404)).body.code).toBe('notFound')
  })

  it.each(['/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/%00'])(
    'gives nothing from outside its folder at %s',
    async at => {
      const { text } = await agent.get(at)
      expect(text).not.toContain('secret')
    },
  )

  it('that is not built yet is not found, and no fault of ours', async () => {
    const unbuilt = supertest(createApp(deps, { clientFolder: path.join(root, 'missing') }))
    expect((await unbuilt.get('/').expect(404)).body.code).toBe('notFound')
  })
})
