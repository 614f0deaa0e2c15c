export type XmlTag = {
  /** Without its namespace prefix. */
  name: string
  /** With it. */
  prefixedName: string
  /** The text between the name and the end. */
  attributes: string
  isClosing: boolean
  /** `<v/>`: opened and closed at once. */
  isEmpty: boolean
  /** Where in the document its `<` stands. */
  start: number
  /** Just after its `>`. */
  end: number
}

/**
 * Every tag of a document in order, in time linear in its length. It is for looking over a file before it is
 * parsed, not for parsing: comments and CDATA are not told apart. Declarations and instructions are passed over.
 */
export function* xmlTags(xml: string): Generator<XmlTag> {
  let at = 0
  for (;;) {
    const start = xml.indexOf('<', at)
    const close = start < 0 ? -1 : xml.indexOf('>', start)
    if (close < 0) return
    at = close + 1
    const first = xml.charCodeAt(start + 1)
    if (first === 0x21 || first === 0x3f) continue
    const isClosing = first === 0x2f
    const isEmpty = xml.charCodeAt(close - 1) === 0x2f
    const inner = xml.slice(start + (isClosing ? 2 : 1), isEmpty ? close - 1 : close)
    const space = inner.search(/\s/)
    const prefixedName = space < 0 ? inner : inner.slice(0, space)
    const attributes = space < 0 ? '' : inner.slice(space)
    const name = prefixedName.slice(prefixedName.indexOf(':') + 1)
    yield { name, prefixedName, attributes, isClosing, isEmpty, start, end: at }
  }
}

const patterns = new Map<string, RegExp>()

/** An attribute's value as written, whatever its prefix; null when the tag hasn't it. */
export function attributeOf({ attributes }: XmlTag, name: string): string | null {
  const pattern = patterns.get(name) ?? new RegExp(`\\s(?:\\w+:)?${name}=(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, pattern)
  const [, double, single] = pattern.exec(attributes) ?? []
  return double ?? single ?? null
}
