/** 0 is A, 25 Z, 26 AA: the column's name in a spreadsheet program. */
export function columnLetters(position: number): string {
  const last = String.fromCharCode(65 + (position % 26))
  return position < 26 ? last : columnLetters(Math.floor(position / 26) - 1) + last
}
