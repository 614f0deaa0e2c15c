import type { FileFaultFacts, WordsOf } from '../../domain/import/facts.ts'
import type { FileSentence } from '../../domain/import/told.ts'
import { quoted } from './import-faults.ts'

const AS_XLSX = 'Öppna filen i Excel och spara den som ”Excel-arbetsbok (.xlsx)” eller ”CSV UTF-8”.'
const RIGHT_FILE = 'Kontrollera att rätt fil är vald.'
const SMALLER = 'Ta bort blad, bilder, rader och kolumner som inte behövs, eller dela filen.'
const SAVE_AGAIN = 'Öppna filen i Excel, spara den på nytt och välj den igen.'

const inSwedish = new Intl.NumberFormat('sv-SE')
const count = (number: number): string => inSwedish.format(number)
const megabytes = (bytes: number): string =>
  (bytes / 1024 / 1024).toFixed(1).replace('.', ',').replace(',0', '')

/** Why a file is refused as a whole, and what to do about it. */
export const fileFaults: WordsOf<FileFaultFacts, FileSentence> = {
  tooLarge: (bytes, limit) => ({
    text: `Filen är ${megabytes(bytes)} MB. Högst ${megabytes(limit)} MB tas emot.`,
    remedy: SMALLER,
  }),
  empty: () => ({ text: 'Filen är tom.', remedy: RIGHT_FILE }),
  noRows: () => ({
    text: 'Filen har inga rader under rubrikraden.',
    remedy: 'Kontrollera att rätt fil är vald och att tabellen ligger på det första bladet.',
  }),
  tooManyRows: (row, limit) => ({
    text: `Filen är ifylld ända till rad ${count(row)}. Högst ${count(limit)} rader tas emot.`,
    remedy: 'Ta bort det som står under tabellen, eller dela filen.',
  }),
  tooManyColumns: (row, limit) => ({
    text: `Rad ${count(row)} har fler än ${count(limit)} kolumner.`,
    remedy: 'Ta bort kolumner som inte behövs.',
  }),
  unpackedTooLarge: limit => ({
    text: `Arbetsboken är större än ${megabytes(limit)} MB när den packas upp.`,
    remedy: SMALLER,
  }),
  suspiciousCompression: () => ({
    text: 'Arbetsboken är packad på ett sätt som ingen vanlig arbetsbok är, och läses inte.',
    remedy: 'Kopiera tabellen till en ny arbetsbok och spara den.',
  }),
  tooComplex: () => ({
    text: 'Filen tog för lång tid eller för mycket minne att läsa.',
    remedy: 'Kopiera tabellen som värden till en ny arbetsbok och spara den.',
  }),
  formula: (row, column) => ({
    text: `Rad ${row}, kolumn ${column}: cellen har en formel. Formler läses inte.`,
    remedy: 'Kopiera tabellen, klistra in den som värden och spara filen.',
  }),
  errorValue: (row, column) => ({
    text: `Rad ${row}, kolumn ${column}: cellen har ett felvärde i stället för ett värde.`,
    remedy: 'Rätta cellen i Excel och spara filen.',
  }),
  mergedCells: range => ({
    text: `Cellerna ${range} är sammanfogade. Bara den första av dem har ett värde, så resten av raderna skulle bli utan.`,
    remedy: 'Markera cellerna i Excel, välj ”Dela upp celler”, fyll i värdet på varje rad och spara filen.',
  }),
  longNumber: (row, column) => ({
    text: `Rad ${row}, kolumn ${column}: talet har fler än 15 siffror, och då byter Excel ut de sista mot nollor.`,
    remedy: 'Formatera kolumnen som text, skriv in talen på nytt och spara filen.',
  }),
  formattedNumber: (row, column, shown, stored) => ({
    text: `Rad ${row}, kolumn ${column}: cellen visar ${quoted(shown)} men har talet ${stored}. Nollor och bindestreck finns bara i formatet.`,
    remedy: 'Formatera kolumnen som text, skriv in värdena som de ska vara och spara filen.',
  }),
  moreFaults: count => ({
    text: `Filen har ${count} fel till.`,
    remedy: 'Rätta de första och välj filen igen.',
  }),
  repeatedColumn: (title, first, second) => ({
    text: `Rubriken ${quoted(title)} finns två gånger, i kolumn ${first} och ${second}.`,
    remedy: 'Ta bort den ena kolumnen eller byt rubrik på den.',
  }),
  lineTooLong: line => ({
    text: `Rad ${count(line)} i filen är orimligt lång.`,
    remedy: AS_XLSX,
  }),
  cellTooLong: (row, column, limit) => ({
    text: `Rad ${row}, kolumn ${column}: texten är längre än ${count(limit)} tecken.`,
    remedy: 'Korta texten.',
  }),
  tooMuchText: limit => ({
    text: `Tabellens celler har mer än ${count(limit)} tecken text tillsammans.`,
    remedy: 'Ta bort kolumner som inte behövs, eller dela filen.',
  }),
  malformedQuotes: row => ({
    text: `Rad ${row}: ett citattecken (") är öppnat men inte stängt, eller står mitt i en cell.`,
    remedy: AS_XLSX,
  }),
  notText: () => ({
    text: 'Filen har tecken som inte hör hemma i text, till exempel nolltecken.',
    remedy: AS_XLSX,
  }),
  brokenEncoding: () => ({
    text: 'Filens teckenkodning är trasig: å, ä och ö går inte att läsa säkert.',
    remedy: AS_XLSX,
  }),
  oldExcel: () => ({ text: 'Filen är i Excels gamla format (.xls).', remedy: AS_XLSX }),
  binaryExcel: () => ({ text: 'Filen är en binär arbetsbok (.xlsb).', remedy: AS_XLSX }),
  openDocument: () => ({
    text: 'Filen är ett kalkylblad i OpenDocument-format (.ods).',
    remedy: 'Öppna filen och spara den som ”Excel (.xlsx)” eller CSV.',
  }),
  encrypted: () => ({
    text: 'Arbetsboken är skyddad med lösenord.',
    remedy: 'Ta bort lösenordet i Excel (Arkiv, Info, Skydda arbetsbok) och spara filen.',
  }),
  unknownFileType: () => ({
    text: 'Filen är varken en Excel-arbetsbok (.xlsx) eller en CSV-fil.',
    remedy: AS_XLSX,
  }),
  renamed: extension => ({
    text: `Filen heter något på ${extension} men innehåller något annat.`,
    remedy: AS_XLSX,
  }),
  damaged: () => ({ text: 'Arbetsboken är skadad eller ofullständig.', remedy: SAVE_AGAIN }),
}
