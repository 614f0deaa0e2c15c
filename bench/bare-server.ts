import express from 'express'
import fs from 'node:fs'
import type { AddressInfo } from 'node:net'

// Express and nothing else: answers each path of the file with the bytes that stand there. Prints its port.

type Bodies = Record<string, { readonly contentType: string; readonly base64: string }>

const bodies = JSON.parse(fs.readFileSync(process.argv[2] ?? '', 'utf8')) as Bodies
const app = express()
for (const [name, { contentType, base64 }] of Object.entries(bodies)) {
  const bytes = Buffer.from(base64, 'base64')
  app.get(`/${name}`, (_request, response) => void response.type(contentType).send(bytes))
}
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})
