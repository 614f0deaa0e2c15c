/** Whether a year can be that of a degree: from 1950 to the present one. None is fine, and what isn't a number is told elsewhere. */
export function isDegreeYear(year: number | null, thisYear = new Date().getFullYear()): boolean {
  return year === null || Number.isNaN(year) || (year >= 1950 && year <= thisYear)
}
