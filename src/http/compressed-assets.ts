import type { RequestHandler } from 'express'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'

// Each is made once and kept: they are a megabyte together, and the smallest that can be had.
const MAKERS = {
  br: promisify(zlib.brotliCompress) as (bytes: Buffer) => Promise<Buffer>,
  gzip: (bytes: Buffer) => promisify(zlib.gzip)(bytes, { level: 9 }),
}
const A_YEAR = 31_536_000

/** The built client's files of text, compressed as the browser reads them best; leaves everything else to others. */
export function compressedAssets(folder: string): RequestHandler {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : []
  const names = new Set(files.filter(name => /\.(js|css|svg)$/.test(name)))
  const made = new Map<string, Promise<Buffer>>()
  return async (request, response, next) => {
    const name = request.path.slice(1)
    // Browsers list gzip first and mean nothing by it.
    const encoding = (['br', 'gzip'] as const).find(each => request.acceptsEncodings(each) === each)
    if (!encoding || !names.has(name)) return next()
    const key = `${encoding} ${name}`
    const bytes = made.get(key) ?? fs.promises.readFile(path.join(folder, name)).then(MAKERS[encoding])
    made.set(key, bytes)
    const compressed = await bytes
    response
      .set({ 'cache-control': `public, max-age=${A_YEAR}, immutable`, 'content-encoding': encoding })
      .set('content-length', String(compressed.length))
      .type(path.extname(name))
      .vary('Accept-Encoding')
      .end(compressed)
  }
}
