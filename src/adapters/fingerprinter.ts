import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Fingerprinter } from '../ports/fingerprinter.ts'

const KEY_BYTES = 32

/** HMAC-SHA-256 under the key, which is prepared once: a mail has thousands of candidates. */
export function createFingerprinter(key: string): Fingerprinter {
  const secret = createSecretKey(key, 'utf8')
  const fingerprint = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  return { fingerprint, keyId: fingerprint('vfu key').slice(0, 12) }
}

/**
 * The key as configured, or the one in the data folder, made there at the first start for this account's eyes alone.
 * Two that start at once agree: the file is created once.
 */
export function protectionKey(configured: string | undefined, folder: string): string {
  if (configured !== undefined) return configured
  const file = path.join(folder, 'protection.key')
  try {
    fs.mkdirSync(folder, { recursive: true })
    const key = randomBytes(KEY_BYTES).toString('base64url')
    // Whole or not at all: another start never reads half a key.
    const draft = `${file}.${process.pid}`
    fs.writeFileSync(draft, key, { mode: 0o600 })
    try {
      fs.linkSync(draft, file)
    } finally {
      fs.unlinkSync(draft)
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return fs.readFileSync(file, 'utf8').trim()
}
