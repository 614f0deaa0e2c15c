/** Before the list of material in a letter to a supervisor. */
export const lead: string = 'Här finns stadens rutiner och material för dig som tar emot en student:'
