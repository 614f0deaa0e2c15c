import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|svg)$/
const MAKERS = {
  br: promisify(zlib.brotliCompress) as (bytes: Buffer) => Promise<Buffer>,
  gz: (bytes: Buffer) => promisify(zlib.gzip)(bytes, { level: 9 }),
}

/** Puts `NAME.br` and `NAME.gz` beside every built file of text, as small as can be had: made once, read at every visit. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '.' }, bundle) {
      const files = Object.keys(bundle).filter(name => TEXT.test(name))
      const variants = files.flatMap(name => Object.entries(MAKERS).map(entry => [name, ...entry] as const))
      await Promise.all(
        variants.map(async ([name, ending, make]) => {
          const file = path.join(dir, name)
          await fs.promises.writeFile(`${file}.${ending}`, await make(await fs.promises.readFile(file)))
        }),
      )
    },
  }
}
