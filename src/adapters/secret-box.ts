import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { SecretBox } from '../ports/secret-box.ts'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals with AES-256-GCM under the key in the file, which is made when it is first needed and which this account alone
 * reads. The owner is authenticated with the text, so that a sealed text moved to another row opens nothing.
 */
export function fileSecretBox(file: string): SecretBox {
  let key: Buffer | undefined
  const theKey = () => (key ??= readKey(file) ?? makeKey(file))
  return {
    seal(text, owner) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, theKey(), nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(Buffer.from(owner))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed, 'base64')
      try {
        const decipher = createDecipheriv(ALGORITHM, theKey(), bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
        decipher.setAAD(Buffer.from(owner))
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        const text = Buffer.concat([
          decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
          decipher.final(),
        ])
        return text.toString('utf8')
      } catch {
        return null
      }
    },
  }
}

function readKey(file: string): Buffer | null {
  if (!fs.existsSync(file)) return null
  const key = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64')
  // Not replaced: with another key everybody’s second factor would be lost.
  if (key.length !== KEY_BYTES)
    throw new Error('The key file does not hold a key of 32 bytes: restore it from a copy')
  return key
}

/** Written whole under another name first: two instances that start at once end with the same key. */
function makeKey(file: string): Buffer {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  fs.writeFileSync(draft, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' })
  try {
    fs.linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    fs.rmSync(draft)
  }
  const key = readKey(file)
  if (!key) throw new Error('The key file cannot be made')
  return key
}
