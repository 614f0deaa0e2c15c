import { Inflate } from 'fflate'
import type { SpreadsheetLimits } from '../../ports/spreadsheet.ts'
import type { Step } from './refusal.ts'
import { done, refuse } from './refusal.ts'

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const LONGEST_COMMENT_BYTES = 65_535
const MAX_ENTRIES = 1_000
const STORED = 0
const DEFLATED = 8

// One step of inflating can grow a thousandfold: small steps keep what lies above a limit small.
const INFLATE_STEP_BYTES = 16 * 1024
const SMALL_PART_BYTES = 1024 * 1024

export type ZipEntry = {
  name: string
  isEncrypted: boolean
  method: number
  packedBytes: number
  /** As the archive declares, which it may do falsely. */
  unpackedBytes: number
  localHeaderAt: number
}

/**
 * The archive's directory, read from its end as every other program does. Nothing is unpacked. A directory that
 * isn't whole, or uses the 64-bit form that no file this small needs, is `damaged`.
 */
export function readZipDirectory(bytes: Uint8Array): Step<ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const endAt = findEnd(view)
  if (endAt === null) return refuse('damaged')
  const count = view.getUint16(endAt + 10, true)
  let at = view.getUint32(endAt + 16, true)
  if (count > MAX_ENTRIES) return refuse('suspiciousCompression')
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > endAt || view.getUint32(at, true) !== ENTRY_SIGNATURE) return refuse('damaged')
    const nameBytes = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      localHeaderAt: view.getUint32(at + 42, true),
    })
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return done(entries)
}

/**
 * Unpacks the entries, in which both the declared and the real sizes are held to the limits: all together to
 * `maxUnpackedBytes`, each to `maxCompressionRatio`. Memory never exceeds the limit by more than one step.
 */
export function unpack(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  limits: SpreadsheetLimits,
): Step<Map<string, Uint8Array>> {
  const tooLarge = refuse('unpackedTooLarge', limits.maxUnpackedBytes)
  const declared = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0)
  if (entries.some(entry => ratioOf(entry, entry.unpackedBytes) > limits.maxCompressionRatio))
    return refuse('suspiciousCompression')
  if (declared > limits.maxUnpackedBytes) return tooLarge
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries) {
    if (entry.isEncrypted) return refuse('encrypted')
    const packed = packedBytesOf(bytes, entry)
    const part = packed && inflated(packed, entry)
    if (part === 'longer') return refuse('suspiciousCompression')
    if (!part || part.length !== entry.unpackedBytes) return refuse('damaged')
    parts.set(entry.name, part)
  }
  return done(parts)
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT_BYTES); at--)
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  return null
}

const ratioOf = ({ packedBytes }: ZipEntry, unpackedBytes: number): number =>
  unpackedBytes <= SMALL_PART_BYTES ? 0 : unpackedBytes / Math.max(1, packedBytes)

function packedBytesOf(bytes: Uint8Array, { localHeaderAt, packedBytes }: ZipEntry): Uint8Array | null {
  if (localHeaderAt + LOCAL_BYTES > bytes.length) return null
  const header = new DataView(bytes.buffer, bytes.byteOffset + localHeaderAt, LOCAL_BYTES)
  if (header.getUint32(0, true) !== LOCAL_SIGNATURE) return null
  const start = localHeaderAt + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true)
  return start + packedBytes <= bytes.length ? bytes.subarray(start, start + packedBytes) : null
}

/** The entry's contents; `longer` as soon as they exceed what it declares; null when they can't be unpacked. */
function inflated(packed: Uint8Array, { method, unpackedBytes }: ZipEntry): Uint8Array | 'longer' | null {
  if (method === STORED) return packed
  if (method !== DEFLATED) return null
  const whole = new Uint8Array(unpackedBytes)
  let length = 0
  const inflate = new Inflate(chunk => {
    if (length + chunk.length <= unpackedBytes) whole.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length && length <= unpackedBytes; at += INFLATE_STEP_BYTES) {
      const end = at + INFLATE_STEP_BYTES
      inflate.push(packed.subarray(at, end), end >= packed.length)
    }
  } catch {
    return null
  }
  return length > unpackedBytes ? 'longer' : whole.subarray(0, length)
}
