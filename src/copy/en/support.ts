export const lead: string = 'The city’s routines and material for those who receive a student:'
