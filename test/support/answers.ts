/** The answers' status codes in rising order, whoever of those who asked at once got which. */
export function statusesOf(answers: readonly { readonly status: number }[]): number[] {
  return answers.map(({ status }) => status).sort((a, b) => a - b)
}
