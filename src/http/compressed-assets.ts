import type { RequestHandler } from 'express'
import fs from 'node:fs'
import path from 'node:path'

const ENDINGS = { br: '.br', gzip: '.gz' } as const
const A_YEAR = 31_536_000

/** The built client's files that lie there compressed as well, as the browser reads them best; leaves the rest to others. */
export function compressedAssets(folder: string): RequestHandler {
  const present = new Set(fs.existsSync(folder) ? fs.readdirSync(folder) : [])
  return (request, response, next) => {
    const name = request.path.slice(1)
    // Browsers list gzip first and mean nothing by it.
    const encoding = (['br', 'gzip'] as const).find(each => request.acceptsEncodings(each) === each)
    if (!encoding || !present.has(name) || !present.has(name + ENDINGS[encoding])) return next()
    response
      .set({ 'cache-control': `public, max-age=${A_YEAR}, immutable`, 'content-encoding': encoding })
      .type(path.extname(name))
      .vary('Accept-Encoding')
      .sendFile(name + ENDINGS[encoding], { root: folder, cacheControl: false })
  }
}
