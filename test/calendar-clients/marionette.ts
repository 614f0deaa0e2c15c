import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A program with Mozilla's remote control, from which scripts are run in the program's own window. */
export interface Marionette {
  /** Runs the script's text in the window, with `args` and then a callback as its arguments; resolves to what it is given. */
  run(script: string, args: readonly unknown[]): Promise<unknown>
  close(): void
}

const SCRIPT_MILLISECONDS = 60_000

/**
 * Takes over the program that listens on the port of this machine. The protocol is JSON with its length in bytes and a
 * colon before it: `[0, id, command, parameters]` is answered by `[1, id, error, result]`.
 */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  readMessages(socket, message => {
    // The first message is a greeting.
    if (!Array.isArray(message)) return
    const [, id, error, result] = message as [number, number, { message?: string } | null, unknown]
    const caller = waiting.get(id)
    waiting.delete(id)
    if (error) caller?.reject(new Error(error.message ?? JSON.stringify(error)))
    else caller?.resolve(result)
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Thunderbird closed the connection'))
  })

  let commands = 0
  function command(name: string, parameters: object): Promise<unknown> {
    const id = ++commands
    const text = JSON.stringify([0, id, name, parameters])
    socket.write(`${Buffer.byteLength(text)}:${text}`)
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  }

  await command('WebDriver:NewSession', {})
  await command('Marionette:SetContext', { value: 'chrome' })
  await command('WebDriver:SetTimeouts', { script: SCRIPT_MILLISECONDS })
  return {
    async run(script, args) {
      const result = await command('WebDriver:ExecuteAsyncScript', { script, args, sandbox: 'system' })
      return (result as { value: unknown }).value
    },
    close: () => socket.destroy(),
  }
}

function readMessages(socket: Socket, take: (message: unknown) => void): void {
  let buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const colon = buffer.indexOf(':')
      const end = colon + 1 + Number(buffer.subarray(0, Math.max(colon, 0)).toString())
      if (colon === -1 || buffer.length < end) return
      take(JSON.parse(buffer.subarray(colon + 1, end).toString()))
      buffer = buffer.subarray(end)
    }
  })
}
