/** What an import says besides what the file's reader says of rows; the words are the file's own. */
export const importCopy = {
  yesNo: (value: boolean) => (value ? 'Ja' : 'Nej'),
  concealed: 'visas inte',
  universityRequired: 'Ange vilket lärosätes studenter filen innehåller.',
  sex: { female: 'Kvinna', male: 'Man', other: 'Annat' },
  nameTaken: (row: number, name: string, holder: string) =>
    `Rad ${row}, Namn: ”${name}” är redan namnet på den som har id ${holder}. Använd samma id eller ett annat namn.`,
  sharesAreTheTerms: 'Kolumnen med andelar läses inte in: lärosätenas andelar anges på terminen.',
  absent: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} finns i systemet men inte i filen, och ändras inte.`
      : `${names.length} finns i systemet men inte i filen, och ändras inte: ${names.join(', ')}.`,
  ownWishes: (numbers: readonly string[]) =>
    numbers.length === 1
      ? `Studenten ${numbers[0]} har själv fyllt i sina önskemål, och filen har andra. Läser du in filen gäller filens.`
      : `${numbers.length} studenter har själva fyllt i sina önskemål, och filen har andra: ${numbers.join(', ')}. Läser du in filen gäller filens.`,
  /** The cells as they are stored and as the file has them, by column. */
  supervisorChange: (
    name: string,
    before: Readonly<Record<string, string>>,
    after: Readonly<Record<string, string>>,
  ) => {
    const changes = Object.keys(after).filter(column => before[column] !== after[column])
    const texts = changes.map(column => `${column} ${before[column] || 'tomt'} → ${after[column] || 'tomt'}`)
    return `Handledaren ${name} ändras överallt där hen är namngiven: ${texts.join('; ')}.`
  },
  supervisorContradiction: (name: string) =>
    `Handledaren ${name} har olika uppgifter på olika rader. Den sista raden gäller.`,
}
