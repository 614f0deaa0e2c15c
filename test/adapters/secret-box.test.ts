import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileSecretBox } from '../../src/adapters/secret-box.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-box-'))
  file = path.join(folder, 'data/second-factor.key')
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

describe('the secret box', () => {
  it('gives back to the owner alone what it sealed, each time differently, after a restart too', () => {
    const box = fileSecretBox(file)
    const [one, two] = [box.seal('the key', 'asa'), box.seal('the key', 'asa')]
    expect(one).not.toBe(two)
    expect([one, two].map(sealed => fileSecretBox(file).open(sealed, 'asa'))).toEqual(['the key', 'the key'])
    expect(box.open(one, 'bo')).toBeNull()
  })

  it('opens nothing that was changed, cut off or sealed with another key', () => {
    const box = fileSecretBox(file)
    const sealed = box.seal('the key', 'asa')
    const bytes = Buffer.from(sealed, 'base64')
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes)
      changed[index]! ^= 1
      expect(box.open(changed.toString('base64'), 'asa')).toBeNull()
      expect(box.open(bytes.subarray(0, index).toString('base64'), 'asa')).toBeNull()
    }
    expect(fileSecretBox(`${file}.other`).open(sealed, 'asa')).toBeNull()
  })

  it('keeps its key where this account alone reads, and the same for all that start at once', () => {
    const boxes = [fileSecretBox(file), fileSecretBox(file)]
    const sealed = boxes[0]!.seal('the key', 'asa')
    expect(boxes[1]!.open(sealed, 'asa')).toBe('the key')
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    expect(fs.readdirSync(path.dirname(file))).toEqual(['second-factor.key'])
  })

  it('makes no new key in place of one that is broken', () => {
    fs.mkdirSync(path.dirname(file))
    fs.writeFileSync(file, 'half a k')
    expect(() => fileSecretBox(file).seal('the key', 'asa')).toThrow(/restore it from a copy/)
    expect(fs.readFileSync(file, 'utf8')).toBe('half a k')
  })
})
