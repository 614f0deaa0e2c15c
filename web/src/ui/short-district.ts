export { inDistrict, shortDistrict } from '../../../src/domain/organisation/district-name.ts'
