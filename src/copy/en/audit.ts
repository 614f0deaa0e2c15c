import type * as swedish from '../sv/audit.ts'

export const columns: typeof swedish.columns = [
  'Id',
  'Number in the chain',
  'Time (UTC)',
  'Person id',
  'Name',
  'Call',
  'Transaction',
  'Table',
  'Operation',
  'Details',
  'Previous hash',
  'Hash',
]
