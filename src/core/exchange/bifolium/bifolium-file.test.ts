import * as fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { BlockId, ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import type { Reference } from '#core/references/reference'
import { dataAddress } from '../pictures/data-address'
import { embedMedia } from './embed-media'
import { packManuscript } from './pack-manuscript'
import { sha256 } from './sha256'
import { unpackManuscript } from './unpack-manuscript'

const reference: Reference = {
  id: 'r1' as ReferenceId,
  key: 'wang2019',
  item: { id: 'r1', type: 'article-journal', title: '干细胞 & <MS>', DOI: '10.5555/x', custom: { kept: true } },
  verification: { kind: 'verified', date: '2024-09-08', source: 'crossref' },
  tags: ['trial', '综述'],
  addedAt: '2024-09-08T00:00:00.000Z',
  modifiedAt: '2024-09-08T00:00:00.000Z'
}
const [manuscript] = fc.sample(arbitraryManuscript('all'), { numRuns: 1, seed: 7 })
if (!manuscript) throw new Error('no sample')
const packed = packManuscript(manuscript, [reference])

/** The file with some of its entries changed; the manifest is left as it was. */
function tampered(changes: Readonly<Record<string, string | undefined>>): Uint8Array {
  const entries = Object.entries({
    ...unzipSync(packed),
    ...Object.fromEntries(
      Object.entries(changes).map(([name, text]) => [name, text === undefined ? undefined : strToU8(text)])
    )
  })
  return zipSync(Object.fromEntries(entries.flatMap(([name, bytes]) => (bytes ? [[name, bytes]] : []))))
}

const styleWith = (layout: string): string =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>House</title><id>house</id></info><citation><layout>${layout}</layout></citation></style>`

const escapeXml = (text: string): string =>
  text.replace(
    /[^\p{L}\p{N} ]/gu,
    (sign) => `&#${/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(sign) ? 63 : (sign.codePointAt(0) ?? 63)};`
  )

const formatVersionOf = (file: Uint8Array): unknown =>
  (JSON.parse(new TextDecoder().decode(unzipSync(file)['manifest.json'])) as { formatVersion: unknown }).formatVersion

const entryText = (name: string): string => new TextDecoder().decode(unzipSync(packed)[name])

/** The file with another manuscript, and hashes that fit it. */
function rewritten(change: (value: Record<string, unknown>) => unknown): Uint8Array {
  const json = JSON.stringify(change(JSON.parse(entryText('manuscript.json')) as Record<string, unknown>))
  const manifest = JSON.parse(entryText('manifest.json')) as { files: Record<string, object> }
  manifest.files['manuscript.json'] = { sha256: sha256(strToU8(json)), bytes: strToU8(json).length }
  return tampered({ 'manuscript.json': json, 'manifest.json': JSON.stringify(manifest) })
}

describe('pictures of a file', () => {
  const bytes = Uint8Array.from([
    0x89,
    0x50,
    0x4e,
    0x47,
    0xd,
    0xa,
    0x1a,
    0xa,
    ...Array.from({ length: 40 }, (_, at) => at)
  ])
  const png = dataAddress({ mediaType: 'image/png', bytes })
  const odd = png.replace('image/png', 'image/PNG')
  const withPictures = (...urls: readonly string[]): Manuscript => ({
    ...manuscript,
    leading: {
      ...manuscript.leading,
      blocks: [
        { type: 'paragraph', id: 'p' as BlockId, children: urls.map((url) => ({ type: 'image', url, alt: 'MRI' })) }
      ]
    }
  })
  const reopen = (bytes: Uint8Array): Manuscript => {
    const read = unpackManuscript(bytes)
    if (!read.ok) throw new Error(read.error.message)
    return embedMedia(read.value)
  }

  it('lie in it once each as they are, and come back into the text', () => {
    const value = withPictures(png, png, 'media/gone.png')
    const file = packManuscript(value, [])
    const media = Object.keys(unzipSync(file)).filter((name) => name.startsWith('media/'))
    expect(media).toEqual([expect.stringMatching(/^media\/figure-1-[0-9a-f]{8}\.png$/u)])
    expect(reopen(file)).toEqual(value)
  })

  it('stay in the text where they would come back with another address', () => {
    expect(reopen(packManuscript(withPictures(png, odd), []))).toEqual(withPictures(png, odd))
  })
})

const refuses = (bytes: Uint8Array) => {
  const result = unpackManuscript(bytes)
  if (result.ok) throw new Error('was accepted')
  return result.error
}

describe('a .bifolium file', () => {
  it('reads back as what was packed, media and references included', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), fc.uint8Array(), (value, picture) => {
        const media = new Map([['figure-1.png', picture]])
        expect(unpackManuscript(packManuscript(value, [reference], { media }))).toEqual({
          ok: true,
          value: { manuscript: value, references: [reference], media, findings: [] }
        })
      }),
      { numRuns: 30 }
    )
  })

  it('brings its own style along, under a version of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (prefix) => {
        const style = styleWith(`<text variable="title" prefix="${escapeXml(prefix)}"/>`)
        const file = packManuscript(manuscript, [reference], { style })
        const opened = unpackManuscript(file)
        expect(opened.ok && opened.value.style).toBe(style)
        expect(opened.ok && opened.value.findings).toEqual([])
        expect(formatVersionOf(file)).toBe(2)
      }),
      { numRuns: 20 }
    )
    expect(formatVersionOf(packed)).toBe(1)
  })

  it.each([
    ['is not XML', 'no style', 1],
    ['calls a macro that is not there', styleWith('\n<text macro="lost"/>'), 2],
    ['declares entities', `<!DOCTYPE style [<!ENTITY a "aaaa">]>${styleWith('')}`, 1],
    ['only points to another style', '<style><info><link rel="independent-parent" href="x"/></info></style>', 1],
    ['is larger than any style', styleWith(`<!--${'x'.repeat(4_000_000)}-->`), undefined]
  ])('keeps the text and leaves a style out that %s', (_fault, style, line) => {
    const opened = unpackManuscript(packManuscript(manuscript, [reference], { style }))
    if (!opened.ok) throw new Error(opened.error.message)
    expect(opened.value.manuscript).toEqual(manuscript)
    expect(opened.value.style).toBeUndefined()
    expect(opened.value.findings).toMatchObject([
      { code: 'bifolium-style-refused', place: { part: 'style.csl', ...(line !== undefined && { line }) } }
    ])
  })

  it('has the same bytes each time, and says what it is at its start', () => {
    expect(packManuscript(manuscript, [reference])).toEqual(packed)
    expect(new TextDecoder('latin1').decode(packed.subarray(30, 66))).toBe('mimetypeapplication/vnd.bifolium+zip')
  })

  it('gives other programs plain CSL-JSON', () => {
    const items = JSON.parse(entryText('references.json')) as unknown[]
    expect(items[0]).toMatchObject({ id: 'r1', type: 'article-journal', 'citation-key': 'wang2019' })
  })

  it('refuses a newer archive and a newer manuscript', () => {
    expect(refuses(tampered({ 'manifest.json': '{"formatVersion":3,"novelty":[]}' })).code).toBe('newer-version')
    expect(refuses(rewritten((value) => ({ ...value, formatVersion: 3 }))).code).toBe('newer-version')
  })

  it('refuses a part whose hash differs, and names it', () => {
    expect(refuses(tampered({ 'references.json': '[]' }))).toMatchObject({ code: 'damaged', part: 'references.json' })
  })

  it('refuses a part that is listed but that it does not know', () => {
    const manifest = JSON.parse(entryText('manifest.json')) as { files: Record<string, object> }
    manifest.files['notes.json'] = { sha256: sha256(strToU8('{}')), bytes: 2 }
    expect(refuses(tampered({ 'notes.json': '{}', 'manifest.json': JSON.stringify(manifest) }))).toMatchObject({
      code: 'unknown-content',
      part: 'notes.json'
    })
  })

  it('refuses a missing part and a part nobody listed', () => {
    expect(refuses(tampered({ 'references.json': undefined }))).toMatchObject({
      code: 'damaged',
      part: 'references.json'
    })
    expect(refuses(tampered({ 'extra.js': 'x' }))).toMatchObject({ code: 'unknown-content', part: 'extra.js' })
  })

  it('refuses a node it does not know instead of dropping it', () => {
    const error = refuses(
      rewritten((value) => ({
        ...value,
        leading: { language: 'en-US', title: '', blocks: [{ type: 'score', id: 'b1' }] }
      }))
    )
    expect(error).toMatchObject({ code: 'unknown-content', message: expect.stringContaining('score') })
  })

  const withReferences = (references: readonly object[]): Uint8Array => {
    const json = JSON.stringify(references)
    const manifest = JSON.parse(entryText('manifest.json')) as { files: Record<string, object> }
    manifest.files['references.json'] = { sha256: sha256(strToU8(json)), bytes: strToU8(json).length }
    return tampered({ 'references.json': json, 'manifest.json': JSON.stringify(manifest) })
  }

  it('refuses two references with one id, since a citation could mean either', () => {
    const [item] = JSON.parse(entryText('references.json')) as object[]
    expect(refuses(withReferences([{ ...item }, { ...item, title: 'Other' }]))).toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('same id')
    })
  })

  it('puts fields of a reference that have the wrong type right, and says so', () => {
    const [item] = JSON.parse(entryText('references.json')) as object[]
    const opened = unpackManuscript(withReferences([{ ...item, volume: 12, author: 'Li', page: { from: 1 } }]))
    if (!opened.ok) throw new Error(opened.error.message)
    const [reference] = opened.value.references
    expect(reference?.item.volume).toBe('12')
    expect(Array.isArray(reference?.item.author ?? [])).toBe(true)
    expect(reference?.item.page).toBeUndefined()
    expect(opened.value.findings.length).toBeGreaterThan(0)
  })

  it('refuses names that lead out of the archive', () => {
    expect(refuses(tampered({ '../evil.txt': 'x' }))).toMatchObject({ code: 'unsafe', part: '../evil.txt' })
  })

  it('refuses a bomb before it is inflated', () => {
    const bomb = zipSync({ ...unzipSync(packed), 'manuscript.json': new Uint8Array(60_000_000) })
    expect(refuses(bomb).code).toBe('too-big')
  })

  it('refuses whatever is cut off, at any byte', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: packed.length - 1 }), (length) => {
        expect(unpackManuscript(packed.subarray(0, length)).ok).toBe(false)
      })
    )
  })

  it('never opens a file with a changed byte as another manuscript', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: packed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = packed.slice()
        changed[at] = (changed[at] ?? 0) ^ flip
        const result = unpackManuscript(changed)
        if (result.ok) expect(result.value.manuscript).toEqual(manuscript)
      })
    )
  })

  it.each([
    ['an empty file', new Uint8Array()],
    ['a text', strToU8('# Review')],
    ['another zip', zipSync({ 'manifest.json': strToU8('{"format":"x"}') })]
  ])('refuses %s', (_name, bytes) => {
    expect(refuses(bytes).code).toBe('not-bifolium')
  })
})

describe('sha256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0']
  ])('gives the hash that the standard lists (%#)', (text, hash) => {
    expect(sha256(strToU8(text))).toBe(hash)
  })
})
