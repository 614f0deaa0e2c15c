/** What is stored with a run or a plan is Swedish as it is; see the English file. */
const asStored = (text: string): string => text

export const matchingSentence = asStored
export const unplacedSentence = asStored
export const failureSentence = asStored
export const violationSentence = asStored
export const mailFailureSentence = asStored
export const planningSentence = asStored
