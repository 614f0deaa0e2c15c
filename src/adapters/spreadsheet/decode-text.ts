import type { Step } from './refusal.ts'
import { done, refuse } from './refusal.ts'

// Everything below space but tab and line breaks, and the C1 block, which Windows-1252 has for unused bytes.
const isForbidden = (code: number): boolean =>
  code < 32 ? code !== 9 && code !== 10 && code !== 13 : code >= 127 && code < 160

/**
 * The text of a file in UTF-8 (with or without byte order mark), UTF-16 (with one) or, when it isn't valid UTF-8,
 * Windows-1252, with line ends as `\n`. What no program writes into text (a NUL, other control characters) is
 * refused, and so is a file that breaks the encoding that its mark declares.
 */
export function decodeText(bytes: Uint8Array): Step<string> {
  const text = decoded(bytes)
  // U+FFFD was written by the program that lost the letters; the file has no å to give back.
  if (text === null || text.includes('\ufffd')) return refuse('brokenEncoding')
  for (let index = 0; index < text.length; index++)
    if (isForbidden(text.charCodeAt(index))) return refuse('notText')
  return done(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
}

function decoded(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return decodedAs('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decodedAs('utf-16be', bytes)
  const isMarkedUtf8 = first === 0xef && second === 0xbb && third === 0xbf
  return decodedAs('utf-8', bytes) ?? (isMarkedUtf8 ? null : decodedAsWindows1252(bytes))
}

// The characters of bytes 80–9F; a space stands for the five that have none.
const WINDOWS_1252_HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** By hand: TextDecoder's windows-1252 is Latin-1 in some releases of Node 20, which loses € and the dashes. */
function decodedAsWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return latin1.replace(/[\u0080-\u009f]/g, byte => {
    const character = WINDOWS_1252_HIGH.charAt(byte.charCodeAt(0) - 0x80)
    return character === ' ' ? byte : character
  })
}

/** Null when the bytes are not valid in the encoding. The byte order mark is gone. */
function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
