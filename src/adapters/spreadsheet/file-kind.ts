import type { Step } from './refusal.ts'
import { done, refuse } from './refusal.ts'

const TEXT_EXTENSIONS = ['', '.csv', '.txt', '.tsv']
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le')

/** What the contents are: the name is only believed when they agree with it. */
export function fileKindOf(bytes: Uint8Array, fileName: string): Step<'zip' | 'text'> {
  if (bytes.length === 0) return refuse('empty')
  if (startsWith(bytes, ZIP)) return done('zip')
  if (startsWith(bytes, COMPOUND_FILE)) {
    // Excel wraps an encrypted workbook in the container of its old format.
    const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED_STREAM)
    return isEncrypted ? refuse('encrypted') : refuse('oldExcel')
  }
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1').trimStart()
  const extension = extensionOf(fileName)
  if (start.startsWith('%PDF') || start.startsWith('<') || start.startsWith('{\\rtf'))
    return refuse('unknownFileType')
  if (TEXT_EXTENSIONS.includes(extension)) return done('text')
  return ['.xlsx', '.xlsm', '.xls', '.ods'].includes(extension)
    ? refuse('renamed', extension)
    : refuse('unknownFileType')
}

/** With its dot, in lower case; `''` when there is none. */
function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  return dot < 0 ? '' : fileName.slice(dot).trim().toLowerCase()
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)
