import { afterEach, beforeEach } from 'vitest'

// A library that complains on standard error has found something: the test that made it do so fails.
const complaints: unknown[][] = []
const original = console.error

// Told once per process, maybe while a test file prepares: then its first test fails.
process.on('warning', ({ name, message }) => {
  if (name === 'DeprecationWarning') complaints.push([name, message])
})

beforeEach(() => {
  console.error = (...parts) => void complaints.push(parts)
})

afterEach(() => {
  console.error = original
  const found = complaints.splice(0)
  if (found.length > 0) throw new Error(`console.error was called: ${JSON.stringify(found)}`)
})
