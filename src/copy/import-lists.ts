const SHOWN_CHARACTERS = 60
const SHOWN_ROWS = 5
const SHOWN_NAMES = 20

/** How a language quotes what a file says and lists it, so that a sentence stays one that can be read. */
export function listsIn({
  quotes: [open, close],
  and,
  more,
}: {
  quotes: [string, string]
  and: string
  more: string
}) {
  /** `a, b and c`. */
  const list = (texts: readonly string[]): string =>
    texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${and} ${texts.at(-1)}`
  const first = (texts: readonly string[], most: number): string => {
    const left = texts.length - most
    return list(left > 0 ? [...texts.slice(0, most), `${left} ${more}`] : texts)
  }
  return {
    list,
    /** The text on one line between quotes, cut when it is long. */
    quoted(text: string): string {
      const line = text.split(/\s+/).join(' ')
      return `${open}${line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line}${close}`
    },
    /** The first rows, and how many more there are. */
    rowNumbers: (rows: readonly number[]): string => first(rows.map(String), SHOWN_ROWS),
    /** The first names, and how many more there are. */
    shortened: (names: readonly string[]): string => first(names, SHOWN_NAMES),
  }
}
