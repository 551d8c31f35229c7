import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReferences } from './read-references'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const BIB = '@article{a, author = {王, 伟}, title = {间充质干细胞}, journal = {中国杂志}, year = 2018}'
/** “@book{a, title={间充质干细胞}}” in GB18030. */
const GB18030 = Uint8Array.from('@book{a, title={\xbc\xe4\xb3\xe4\xd6\xca\xb8\xc9\xcf\xb8\xb0\xfb}}', (unit) =>
  unit.charCodeAt(0)
)

/** What the files of all formats are made of, and what breaks them; one piece a line, `↵` for a line end. */
const PIECES = `@article{a,
@string{x =
title = {
}
"
#
\\
$
 and
author = {
crossref={a}
↵
TY  - JOUR↵
ER  - ↵
AU  - 张伟↵
PY  - 20
[
{"id":
"type":"book"
,
PMID- 1↵
FAU -
      x↵
\\"{
\\begin{x}
\\end
{{{
}}}
<i>
\u0000
\uD800
年
%
@
=
--
\\constructor`
  .split('\n')
  .map((piece) => piece.replaceAll('↵', '\n'))

describe('readReferences', () => {
  it.each([
    ['x', '@book{a, title={T}}', 'bibtex'],
    ['x.txt', '[{"id":"a","type":"book"}]', 'csl-json'],
    ['x.bib', 'TY  - BOOK\nTI  - T\nER  - \n', 'ris'],
    ['x', 'PMID- 1\nTI  - T\n', 'nbib'],
    ['x.json', '\uFEFF[\r\n{"id":"a","type":"book"}\r\n]', 'csl-json']
  ])('tells the format of %s by its content', (name, text, format) => {
    const result = readReferences(name, utf8(text))
    expect([result.format, result.items.length, result.findings]).toEqual([format, 1, []])
  })

  it.each([
    ['an empty file', '', 'file-empty'],
    ['blank lines', ' \n\n', 'file-empty'],
    ['a web page', '<!DOCTYPE html><html><body>x</body></html>', 'file-is-web-page'],
    ['an empty EndNote library', '<?xml version="1.0"?><xml><records></records></xml>', 'format-unknown'],
    ['an empty PubMed set', '<?xml version="1.0"?><!DOCTYPE PubmedArticleSet><PubmedArticleSet/>', 'no-references'],
    ['prose', 'Dear all,\n请看附件。', 'format-unknown'],
    ['a list without entries', '[]', 'no-references']
  ])('refuses %s in plain words', (_, text, code) => {
    const { items, findings } = readReferences('file.xyz', utf8(text))
    expect(items).toEqual([])
    expect(findings).toMatchObject([{ severity: 'error', code, place: { file: 'file.xyz' } }])
    expect(findings[0]?.message).toContain('file.xyz')
  })

  it('refuses files that are no text', () => {
    const png = readReferences('x.bib', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10))
    const noise = readReferences(
      'x.bib',
      Uint8Array.from({ length: 500 }, (_, n) => (n * 37) % 29)
    )
    expect([png, noise].map(({ findings }) => findings[0]?.code)).toEqual(['file-binary', 'file-binary'])
  })

  it('decodes UTF-16 by its mark', () => {
    const units = Uint16Array.from(`\uFEFF${BIB}`, (character) => character.charCodeAt(0))
    const { items, findings } = readReferences('a.bib', new Uint8Array(units.buffer))
    expect(items[0]?.title).toBe('间充质干细胞')
    expect(findings).toEqual([])
  })

  it('decodes GB18030 and says that it guessed', () => {
    const { items, findings } = readReferences('a.bib', GB18030)
    expect(items[0]?.title).toBe('间充质干细胞')
    expect(findings).toMatchObject([{ severity: 'warning', code: 'decoded-as-gb18030' }])
  })

  it('decodes Windows-1252 and says that it guessed', () => {
    const bytes = Uint8Array.from('@book{a, title={Müller über Ähren}}', (character) => character.charCodeAt(0))
    const { items, findings } = readReferences('a.bib', bytes)
    expect(items[0]?.title).toBe('Müller über Ähren')
    expect(findings).toMatchObject([{ severity: 'warning', code: 'decoded-as-windows-1252' }])
  })

  it('replaces stray bytes in UTF-8 and names the first line', () => {
    const bytes = Uint8Array.of(...utf8('@book{a,\n title={干细胞 '), 0xff, 0xfe, ...utf8('}}'))
    const { items, findings } = readReferences('a.bib', bytes)
    expect(items[0]?.title).toContain('干细胞')
    expect(findings).toMatchObject([{ code: 'bytes-replaced', place: { line: 2 } }])
  })

  it('reads as it is told, and tells how far it is', () => {
    const told: string[] = []
    const onProgress = (done: number, total: number): void => void told.push(`${done}/${total}`)
    const text = '% @book{x, title={X}}\nPMID- 1\nTI  - A\n\nPMID- 2\nTI  - B\n'
    expect(readReferences('x', utf8(text), { format: 'nbib', onProgress }).items).toHaveLength(2)
    expect(told).toEqual(['1/2', '2/2'])
  })

  it('throws on no input, and every finding and item is sound', () => {
    const pieces = fc.constantFrom(...PIECES)
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 30 }),
        fc.constantFrom('bibtex', 'ris', 'nbib', 'csl-json', undefined),
        (parts, format) => {
          const result = readReferences('x', utf8(parts.join('')), format === undefined ? {} : { format })
          for (const item of result.items) expect([typeof item.id, typeof item.type]).toEqual(['string', 'string'])
          for (const { message, place } of result.findings)
            expect([message.length > 0, place?.file]).toEqual([true, 'x'])
          expect(result.items.length + result.findings.length).toBeGreaterThan(0)
        }
      ),
      { numRuns: 1000 }
    )
  })

  it('throws on no bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const result = readReferences('x.bib', bytes)
        expect(result.items.length + result.findings.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 }
    )
  })
})
