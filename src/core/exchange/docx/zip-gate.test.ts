import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocx } from './read-docx'
import { makeDocx } from './testing/make-docx'
import { openZip } from './zip-gate'

const codeOf = (bytes: Uint8Array): string => {
  const result = readDocx(bytes)
  return result.ok ? 'read' : result.error.code
}

/** `bytes` with each `from` replaced by a `to` of the same length, in names and headers alike. */
function patch(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return Uint8Array.from(text.replaceAll(from, to), (char) => char.charCodeAt(0))
}

/** Offset of the last central directory header in a small archive. */
function lastCentral(bytes: Uint8Array): number {
  for (let at = bytes.length - 4; at >= 0; at--) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2) return at
  }
  throw new Error('No central directory')
}

describe('openZip', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'docx-empty'],
    ['plain text', strToU8('进行性 MS'), 'docx-not-zip'],
    ['an old Word file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), 'docx-ole'],
    ['a zip without a document', zipSync({ 'a.txt': strToU8('a') }), 'docx-no-document']
  ])('refuses %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })

  it('refuses a document cut off anywhere', () => {
    const bytes = makeDocx('<w:p><w:r><w:t>text</w:t></w:r></w:p>')
    for (let length = 4; length < bytes.length; length += 7) {
      expect(codeOf(bytes.subarray(0, length))).toBe('docx-damaged')
    }
  })

  it('refuses a document in which a byte of the text was flipped', () => {
    const bytes = zipSync({ 'word/document.xml': strToU8('<d>abc</d>') }, { level: 0 })
    expect(codeOf(patch(bytes, 'abc', 'abd'))).toBe('docx-damaged')
  })

  it('refuses two parts of one name, whatever their case', () => {
    const bytes = zipSync({ 'word/document.xml': strToU8('<a/>'), 'word/documenX.xml': strToU8('<b/>') })
    expect(codeOf(patch(bytes, 'documenX', 'Document'))).toBe('docx-duplicate-part')
  })

  it.each(['../evil', '/etc/abc', 'C:/evil', 'a\\b\\evi', '..\\evil'])('refuses the part name %s', (name) => {
    expect(openZip(zipSync({ [name]: strToU8('x') }))).toMatchObject({ ok: false, error: { code: 'docx-unsafe-name' } })
  })

  it('refuses more parts than a document may have', () => {
    const files = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`f${index}`, strToU8('')]))
    expect(codeOf(zipSync(files))).toBe('docx-too-many-parts')
  })

  it('refuses an encrypted part', () => {
    const bytes = zipSync({ 'word/document.xml': strToU8('<a/>') })
    bytes[lastCentral(bytes) + 8] = 1
    expect(codeOf(bytes)).toBe('docx-encrypted')
  })

  it('stops a bomb by what inflates, also when its header gives a small size', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(60_000_000) })
    expect(codeOf(bomb)).toBe('docx-too-big')
    const at = lastCentral(bomb) + 24
    bomb.set([0, 1, 0, 0], at)
    expect(codeOf(bomb)).toBe('docx-too-big')
  })

  it('lets through what hardly packs, however much it is: the file itself was as large', () => {
    let state = 1
    const noise = Uint8Array.from({ length: 300_000 }, () => (state = (state * 48_271) % 0x7fffffff) >>> 8)
    const pictures = { 'a.png': noise, 'b.png': noise.toReversed(), 'c.xml': strToU8('<a/>') }
    const zip = openZip(zipSync(pictures), { inflatedBytes: 10_000, entries: 10, ratio: 100, ratioFrom: 5_000_000 })
    if (!zip.ok) throw new Error(zip.error.message)
    expect(Object.keys(pictures).map((name) => zip.value.read(name).ok)).toEqual([true, true, true])
  })

  it('counts all parts together', () => {
    const noise = Uint8Array.from({ length: 400_000 }, (_, index) => (index * 2_654_435_761) >>> 13)
    const zip = openZip(zipSync({ a: noise, b: noise, c: noise }), {
      inflatedBytes: 1_000_000,
      entries: 10,
      ratio: 100,
      ratioFrom: 5_000_000
    })
    if (!zip.ok) throw new Error(zip.error.message)
    expect(['a', 'b', 'c'].map((name) => zip.value.read(name).ok)).toEqual([true, true, false])
  })
})
