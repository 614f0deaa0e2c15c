import { quoted } from './fault.ts'

/**
 * What `conflicts` says of a guarantee that counts for less than was asked, because the university has too few
 * students with an allowed place (R3). True whether there is a plan or not.
 */
export function loweredGuaranteeSentence(universityId: string, asked: number, counted: number): string {
  const who = counted === 0 ? 'ingen av dess studenter' : `bara ${counted} av dess studenter`
  return (
    `Lärosätet ${quoted(universityId)} har garantin ${asked}, men ${who} har någon tillåten plats, så den räknas som ` +
    `${counted}. Lärosätet kan anmäla fler studenter, eller den centrala samordnaren sänka garantin.`
  )
}
