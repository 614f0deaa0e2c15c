// ical-generator escapes the values of most properties but lets control characters through, escapes parameters in a
// way that RFC 5545 does not know, and leaves the calendar's name as it is. Every text goes through here first.

/** Text for a TEXT value: paragraphs kept, line ends made `\n`, other control characters and half surrogates gone. */
export function multilineText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
}

/** As `multilineText`, on one line. */
export function singleLineText(text: string): string {
  return multilineText(text).replace(/\s+/g, ' ').trim()
}

/** A name for a quoted parameter, where neither a double quote nor a backslash can be written (RFC 5545 §3.2). */
export function parameterText(text: string): string {
  return singleLineText(text).replaceAll('"', "'").replaceAll('\\', '/')
}

/**
 * An address as a `mailto:` URI holds it (RFC 6068): what could end the value, or start a header field of the mail to
 * be written, is percent-encoded.
 */
export function mailtoAddress(address: string): string {
  return singleLineText(address)
    .split('@')
    .map(part => encodeURIComponent(part).replaceAll('%2B', '+'))
    .join('@')
}
