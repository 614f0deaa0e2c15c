/** Headings of the log's file. */
export const columns: readonly string[] = [
  'Id',
  'Nummer i kedjan',
  'Tidpunkt (UTC)',
  'Person-id',
  'Namn',
  'Anrop',
  'Transaktion',
  'Tabell',
  'Åtgärd',
  'Uppgifter',
  'Föregående hash',
  'Hash',
]
