#!/usr/bin/env node
// Speaks Prisma's schema-engine JSON-RPC (stdin/stdout) on top of the official
// WASM build of the same engine commit, so `prisma migrate|db|generate` need no
// binary download. Selected with PRISMA_SCHEMA_ENGINE_BINARY=<this file>.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import * as bg from '@prisma/schema-engine-wasm/schema_engine_bg'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { randomUUID } from 'node:crypto'
import pg from 'pg'

const require = createRequire(import.meta.url)
const wasmDir = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/[^/\\]+$/, '')
const { values: opt, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true, short: 'd' },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})
if (process.argv.includes('--version')) {
  console.log(`schema-engine-cli ${require('@prisma/schema-engine-wasm/schema_engine_bg') ? '' : ''}`)
  process.exit(0)
}
const url = opt.datasource ? JSON.parse(opt.datasource).url : undefined

async function createDatabase(u) {
  const target = new URL(u)
  const name = decodeURIComponent(target.pathname.slice(1))
  target.pathname = '/postgres'
  const c = new pg.Client({ connectionString: target.href })
  await c.connect()
  try {
    await c.query(`CREATE DATABASE "${name.replaceAll('"', '""')}"`)
  } finally {
    await c.end()
  }
  return { databaseName: name }
}
const known = e => {
  const code = e?.code
  if (code === '3D000') return ['P1003', e.message]
  if (code === '28P01' || code === '28000') return ['P1000', e.message]
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ENOENT')
    return ['P1001', `Can't reach database server: ${e.message || code}`]
  return [undefined, e?.message || String(e)]
}
const logErr = (message, error_code) =>
  process.stderr.write(
    JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { message, error_code } }) +
      '\n',
  )

if (positionals[0] === 'cli') {
  try {
    if (positionals[1] === 'can-connect-to-database') {
      const c = new pg.Client({ connectionString: url })
      await c.connect()
      await c.query('select 1')
      await c.end()
    } else if (positionals[1] === 'create-database') await createDatabase(url)
    else throw new Error(`unsupported: ${positionals[1]}`)
    process.exit(0)
  } catch (e) {
    const [code, msg] = known(e?.errors?.[0] ?? e)
    process.stderr.write('\n')
    logErr(msg, code)
    process.exit(1)
  }
}

globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  m: '',
  get() {
    return this.m
  },
  set_message(v) {
    this.m = v
  },
}
// A panic inside an asynchronous callback escapes every await: say so and fail loudly, or the CLI
// would see its engine end quietly and exit 0 having done nothing.
const die = err => {
  const message =
    err instanceof WebAssembly.RuntimeError
      ? globalThis.PRISMA_WASM_PANIC_REGISTRY.get() || err.message
      : (err?.stack ?? String(err))
  logErr(message)
  process.exit(101)
}
process.on('uncaughtException', die)
process.on('unhandledRejection', die)
const mod = new WebAssembly.Module(readFileSync(wasmDir + 'schema_engine_bg.wasm'))
const inst = new WebAssembly.Instance(mod, { './schema_engine_bg.js': bg })
bg.__wbg_set_wasm(inst.exports)
inst.exports.__wbindgen_start()

// @prisma/adapter-pg is written for the query engine. For migrations it lacks three things:
// catalog types ("char", ...), multi-statement scripts (it splits on ';'), and a shadow
// database when the config is a connection string (the string's database wins).
const CHAR = 18,
  TEXT = 25
const urlFor = database => {
  const u = new URL(url)
  if (database) u.pathname = '/' + encodeURIComponent(database)
  u.searchParams.delete('schema')
  return u.href
}
class MigrationPg {
  provider = 'postgres'
  adapterName = '@prisma/adapter-pg'
  async #open(database, after) {
    const pool = new pg.Pool({ connectionString: urlFor(database), max: 1, idleTimeoutMillis: 0 }) // one session: advisory lock, SET, temp objects
    const query = pool.query.bind(pool)
    pool.query = async (...a) => {
      const r = await query(...a)
      for (const x of [r].flat()) {
        if (!x.rows) continue
        x.rows.charColumns = (x.fields ?? []).flatMap((f, i) => (f.dataTypeID === CHAR ? [i] : []))
        for (const i of x.rows.charColumns) x.fields[i].dataTypeID = TEXT // so that the adapter accepts it
      }
      return r
    }
    const schema = (url && new URL(url).searchParams.get('schema')) || undefined
    const adapter = await new PrismaPg(pool, { schema, disposeExternalPool: false }).connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async q => {
      const r = await queryRaw(q)
      for (const i of r.rows.charColumns ?? []) r.columnTypes[i] = ColumnTypeEnum.Character
      return r
    }
    adapter.executeScript = async script => {
      try {
        await query(script)
      } catch (e) {
        adapter.onError(e)
      }
    } // simple protocol: one implicit transaction, as the native engine does
    adapter.dispose = async () => {
      await pool.end()
      await after?.()
    }
    return adapter
  }
  connect() {
    return this.#open()
  }
  async connectToShadowDb() {
    const shadow = opt.datasource && JSON.parse(opt.datasource).shadowDatabaseUrl
    if (shadow)
      throw new Error('shadowDatabaseUrl is not supported by the WASM schema engine wrapper; leave it unset')
    const name = `prisma_migrate_shadow_db_${randomUUID()}`
    const admin = async sql => {
      const c = new pg.Client({ connectionString: urlFor() })
      await c.connect()
      try {
        await c.query(sql)
      } finally {
        await c.end()
      }
    }
    await admin(`CREATE DATABASE "${name}" TEMPLATE template0`)
    return this.#open(name, () => admin(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))
  }
}
let engine
async function getEngine() {
  if (engine) return engine
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationPg())
  const datamodels = opt.datamodels?.map(p => [p, readFileSync(p, 'utf8')])
  return (engine = await bg.SchemaEngine.new(
    { datamodels },
    line => process.env.DEBUG && process.stderr.write(line + '\n'),
    adapter,
  ))
}
const send = o => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...o }) + '\n')
let printId = 1e6
async function handle({ id, method, params }) {
  if (method === undefined) return // answer to our print
  try {
    if (method === 'createDatabase')
      return send({ id, result: await createDatabase(params.datasource.url ?? url) })
    const e = await getEngine()
    // These two read the migrations' schema only from the engine's cache, which devDiagnostic
    // fills for exactly this list of migrations (read-only: it diffs in a shadow database).
    if (method === 'evaluateDataLoss' || method === 'createMigration')
      await e.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
    let result
    if (method === 'diff') {
      const { stdout, ...rest } = await e.diff(params)
      if (stdout) send({ id: printId++, method: 'print', params: { content: stdout } })
      result = rest
    } else if (method === 'getDatabaseVersion') result = await e.version(params)
    else if (method === 'introspect')
      result = await e.introspect({ ...params, namespaces: params.namespaces ?? null })
    else result = await e[method](params)
    send({ id, result: result ?? null })
  } catch (err) {
    const panic = err instanceof WebAssembly.RuntimeError
    const message = panic ? globalThis.PRISMA_WASM_PANIC_REGISTRY.get() : (err?.message ?? String(err))
    send({
      id,
      error: {
        code: 4466,
        message: 'An error happened. Check the data field for details.',
        data: { is_panic: panic, message, error_code: err?.code, meta: err?.meta },
      },
    })
  }
}
let chain = Promise.resolve()
const rl = createInterface({ input: process.stdin })
rl.on('line', l => {
  if (l.trim()) chain = chain.then(() => handle(JSON.parse(l)))
})
rl.on('close', () => chain.then(() => process.exit(0)))
