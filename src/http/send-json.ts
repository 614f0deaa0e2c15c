import type { Request, Response } from 'express'
import { promisify } from 'node:util'
import zlib from 'node:zlib'

const gzip = promisify(zlib.gzip)
/** What fits into a packet gains nothing. */
const LEAST_CHARACTERS = 1_400
/** Lists of a term shrink to a tenth; a higher level takes twice the time for little more. */
const LEVEL = 4

/**
 * Sends the answer as JSON, compressed for whoever reads that, and kept by nobody: without an entity tag, then, which would
 * be a hash of megabytes for nothing.
 */
export async function sendJson(request: Request, response: Response, answer: unknown): Promise<void> {
  const text = JSON.stringify(answer)
  response.set('cache-control', 'no-store').type('json').vary('Accept-Encoding')
  const isCompressed = text.length >= LEAST_CHARACTERS && request.acceptsEncodings('gzip') === 'gzip'
  const bytes = isCompressed ? await gzip(text, { level: LEVEL }) : Buffer.from(text)
  if (isCompressed) response.set('content-encoding', 'gzip')
  response.set('content-length', String(bytes.length)).end(bytes)
}
