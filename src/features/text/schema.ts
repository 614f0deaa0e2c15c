import { z } from 'zod'
import { hasControlCharacter, lineText, plainText } from '../../domain/import/cell-text.ts'
import { holdsPersonalIdentityNumber } from '../../domain/import/personal-identity-number.ts'
import { NUMBER_SEPARATOR } from '../../domain/import/student-number.ts'

/** What is wrong with a text in a form that no schema language has a sentence for; `copy/sv/fields.ts` has. */
export type TextFault = 'controlCharacter' | 'personalIdentityNumber' | 'separatorInNumber'

const unless = (isFaulty: (text: string) => boolean, fault: TextFault) =>
  [(text: string) => !isFaulty(text), { params: { fault } }] as const

/**
 * One line of text in a form, under the same rules as a cell of a file: composed, spaces as single spaces, without
 * invisible characters, and refused with a control character or a personal identity number in it (P1).
 */
export function singleLine(most: number, least = 0) {
  return z
    .string()
    .refine(...unless(hasControlCharacter, 'controlCharacter'))
    .transform(lineText)
    .refine(...unless(holdsPersonalIdentityNumber, 'personalIdentityNumber'))
    .pipe(z.string().min(least).max(most))
}

/** {@link singleLine} with line breaks kept. */
export function severalLines(most: number, least = 0) {
  return z
    .string()
    .refine(...unless(text => hasControlCharacter(text, true), 'controlCharacter'))
    .transform(plainText)
    .refine(...unless(holdsPersonalIdentityNumber, 'personalIdentityNumber'))
    .pipe(z.string().min(least).max(most))
}

/** A person's name, in which ten digits can only be a personal identity number. */
export function personName(most: number, least = 0) {
  return singleLine(most, least).refine(
    ...unless(text => holdsPersonalIdentityNumber(text, true), 'personalIdentityNumber'),
  )
}

export const emailAddress = z
  .email()
  .max(254)
  .refine(...unless(holdsPersonalIdentityNumber, 'personalIdentityNumber'))

/** A student's number, which lists of numbers can name. */
export const studentNumber = singleLine(50, 1).refine(
  ...unless(text => NUMBER_SEPARATOR.test(text), 'separatorInNumber'),
)
