import { startEmbeddedPostgres } from '../../../src/adapters/db/embedded-postgres.ts'

// A program that starts the server on the folder that it is given, says where, and stays until it is killed.
const server = await startEmbeddedPostgres(process.argv[2] ?? '', { settings: ['fsync=off'] })
process.stdout.write(JSON.stringify(server.connection))
setInterval(() => {}, 60_000)
