/** Under every mail. */
export const footer =
  'You receive this mail from the VFU system of the City of Stockholm. Please do not reply to it.'
