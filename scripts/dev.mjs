// The server from its sources, restarted at every change, and the client with hot reload at the address that Vite prints.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureGenerated, ensureInstalled, root } from './setup.mjs'

ensureInstalled()
ensureGenerated()
const bin = (/** @type {string} */ name) => path.join(root, 'node_modules/.bin', name)
const server = spawn(bin('tsx'), ['watch', 'src/main.ts'], { cwd: root, stdio: 'inherit' })
const client = spawn(bin('vite'), ['web', '--config', 'web/vite.config.ts'], { cwd: root, stdio: 'inherit' })
for (const child of [server, client]) child.on('exit', code => process.exit(code ?? 0))
process.on('exit', () => [server, client].forEach(child => child.kill()))
