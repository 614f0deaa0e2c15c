interface Fault {
  readonly column: string | null
  readonly text: string
}

/** The fault's sentence without `Rad 2, E-post: ` before it, where row and column stand in cells of their own. */
export function faultSentence({ column, text }: Fault): string {
  const end = column === null ? ': ' : `${column}: `
  const start = text.indexOf(end)
  const place = start < 0 ? '' : text.slice(0, start)
  const isPlace = column === null ? /^\p{L}+ \d+$/u.test(place) : /^\p{L}+ \d+, $/u.test(place)
  return isPlace ? text.slice(start + end.length) : text
}
