/** What is stored as the cells of a file have it: the files' own words, in whatever language the reader has the rest. */
export const importedCells = {
  yesNo: (value: boolean) => (value ? 'Ja' : 'Nej'),
  sex: { female: 'Kvinna', male: 'Man', other: 'Annat' },
}
