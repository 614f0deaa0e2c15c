#!/usr/bin/env node
import { ensureInstalled, ensureServerBuilt } from '../scripts/setup.mjs'

ensureInstalled()
ensureServerBuilt()
await import('../dist/server/cli.js')
