import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { findDocxLosses } from './find-docx-losses'
import { LIVE_OPTIONS, RICH_FORMATTED, RICH_MANUSCRIPT } from './testing/rich-manuscript'
import { writeDocx } from './write-docx'

function write(form: string): Uint8Array {
  const live = LIVE_OPTIONS[form]
  return writeDocx(RICH_MANUSCRIPT, RICH_FORMATTED, { sides: 'both', layout: 'sequential', ...(live && { live }) })
    .bytes
}

function tell(form: string, bytes: Uint8Array): readonly string[] {
  const live = LIVE_OPTIONS[form]
  const findings = findDocxLosses(RICH_MANUSCRIPT, ['leading', 'facing'], bytes, {
    formatted: RICH_FORMATTED,
    ...(live && { live })
  })
  return findings.map(({ code, place }) => `${code} in ${place?.part}`)
}

/** The document with one of its parts rewritten; throws where that changes nothing. */
function damage(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes)
  const xml = strFromU8(files[part] ?? new Uint8Array())
  const changed = change(xml)
  if (changed === xml) throw new Error(`Nothing was changed in ${part}`)
  return zipSync({ ...files, [part]: strToU8(changed) })
}

/** The document with its two pictures in each other's place. */
function swapPictures(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes)
  const [first = '', second = ''] = Object.keys(files).filter((name) => name.startsWith('word/media/picture-'))
  return zipSync({ ...files, [first]: files[second] ?? new Uint8Array(), [second]: files[first] ?? new Uint8Array() })
}

const without =
  (pattern: RegExp | string) =>
  (xml: string): string =>
    xml.replace(pattern, '')
const instead =
  (pattern: RegExp | string, value: string) =>
  (xml: string): string =>
    xml.replace(pattern, value)

const DOCUMENT = 'word/document.xml'
const ALL = ['plain', 'live', 'word']
type Row = readonly [
  fault: string,
  forms: readonly string[],
  part: string,
  change: (xml: string) => string,
  told: string
]
const FAULTS: readonly Row[] = [
  ['a picture is dropped', ALL, DOCUMENT, without(/<w:drawing>.*?<\/w:drawing>/u), 'docx-figure-lost in i1'],
  ['a picture loses its words', ALL, DOCUMENT, without(/ title="Before"/gu), 'docx-figure-lost in i1'],
  ['a figure shows another picture', ALL, 'word/_rels/document.xml.rels', (xml) => xml.replaceAll(/(?<=picture-)\w+(?=\.png)/gu, xml.match(/(?<=picture-)\w+(?=\.png)/u)?.[0] ?? ''), 'docx-figure-lost in i2'], // prettier-ignore
  ['a caption is dropped', ALL, DOCUMENT, without(/<w:p>(?:(?!<w:p>).)*Course of disease.*?<\/w:p>/u), 'docx-caption-lost in f1'], // prettier-ignore
  ['a caption is not counted any more', ALL, DOCUMENT, without(/<w:pStyle w:val="ImageCaption"\/>| SEQ Figure \\\* ARABIC /gu), 'docx-caption-lost in f1'], // prettier-ignore
  ['a mention is no field any more', ALL, DOCUMENT, instead(/ REF _Ref_f1/u, ' XREF _Ref_f1'), 'docx-cross-reference-lost in p1'], // prettier-ignore
  ['a mention of words is no field any more', ALL, DOCUMENT, instead(/ REF _Ref_h/u, ' XREF _Ref_h'), 'docx-cross-reference-lost in p1'], // prettier-ignore
  ['a comment loses its beginning', ALL, DOCUMENT, without(/<w:commentRangeStart w:id="0"\/>/u), 'docx-comment-start-lost in p2'], // prettier-ignore
  ['a comment is no longer resolved', ALL, 'word/commentsExtended.xml', instead(/w15:done="1"/gu, 'w15:done="0"'), 'docx-comment-lost in p2'], // prettier-ignore
  ['a comment loses its reply', ALL, 'word/commentsExtended.xml', without(/ w15:paraIdParent="\w+"/u), 'docx-comment-lost in p2'], // prettier-ignore
  ['a comment loses its author', ALL, 'word/comments.xml', instead(/w:author="Li Wei"/u, 'w:author="Li"'), 'docx-comment-lost in p2'], // prettier-ignore
  ['a note is dropped', ALL, DOCUMENT, without(/<w:footnoteReference w:id="\d+"\/>/u), 'docx-note-lost in p2'],
  ['an insertion is accepted', ALL, DOCUMENT, without(/<\/?w:ins\b(?:[^>/]|\/(?!>))*>(?=<w:r>)|<\/w:ins>/gu), 'docx-change-lost in p2'], // prettier-ignore
  ['a change loses its author', ALL, DOCUMENT, instead(/(<w:del [^>]*w:author=")张伟/gu, '$1'), 'docx-change-lost in p2'], // prettier-ignore
  ['the change of the end of a paragraph is dropped', ALL, DOCUMENT, without(/<w:del\b[^>]*\/>/u), 'docx-change-lost in p3'], // prettier-ignore
  ['the change of a row is dropped', ALL, DOCUMENT, without(/<w:ins\b[^>]*\/>(?=<\/w:trPr>)/u), 'docx-change-lost in t'], // prettier-ignore
  ['a citation prints other words', ['plain'], DOCUMENT, instead('p. 12', 'p. 13'), 'docx-words-lost in p1'],
  ['a field shows nothing', ['live', 'word'], DOCUMENT, without(/(?<=>)\(Li, 2020a, p\. 12; see Li, 2020b\)(?=<)/u), 'docx-print-lost in p1'], // prettier-ignore
  ['an entry of the list is dropped', ['plain'], DOCUMENT, without(/Li Wei, Work b, 2020/u), 'docx-words-lost in entry-2'], // prettier-ignore
  [
    'an entry of the list is dropped',
    ['live', 'word'],
    DOCUMENT,
    without(/Li Wei, Work b, 2020/u),
    'docx-print-lost in ref-b'
  ],
  ['a locator is dropped', ['live'], DOCUMENT, without(/&quot;locator&quot;:&quot;12&quot;,?|"locator":"12",?/u), 'docx-citation-lost in p1'], // prettier-ignore
  ['a locator is dropped', ['word'], DOCUMENT, without(/ \\p (?:&quot;|")12(?:&quot;|")/u), 'docx-citation-lost in p1'], // prettier-ignore
  ['the author of a mention is lost', ['live'], DOCUMENT, without(/,?(?:&quot;|")bifolium(?:&quot;|"):\{[^}]*\}/u), 'docx-citation-lost in p1'], // prettier-ignore
  ['the author of a mention is lost', ['word'], DOCUMENT, without(/<w:tag w:val="BIFOLIUM_AUTHOR_[^"]*"\/>/u), 'docx-citation-lost in p1'], // prettier-ignore
  ['a key is renamed', ['live'], DOCUMENT, instead(/((?:&quot;|")id(?:&quot;|"):(?:&quot;|"))lia/gu, '$1lix'), 'docx-citation-lost in p1'], // prettier-ignore
  ['a key is renamed', ['word'], DOCUMENT, instead(/CITATION lia/u, 'CITATION lib'), 'docx-citation-lost in p1'],
  ['a field of a cited work is dropped', ['live'], DOCUMENT, without(/(?:&quot;|")DOI(?:&quot;|"):(?:&quot;|")10.1000\/a(?:&quot;|"),?/gu), 'docx-reference-lost in lia'] // prettier-ignore
]

describe('findDocxLosses', () => {
  it.each(ALL)('finds none in a whole document with %s citations', (form) => {
    expect(tell(form, write(form))).toEqual([])
  })

  it.each(FAULTS.flatMap(([fault, forms, ...rest]) => forms.map((form) => [form, fault, ...rest] as const)))(
    'tells of a document with %s citations where %s',
    (form, _, part, change, told) => {
      expect(tell(form, damage(write(form), part, change))).toContain(told)
    }
  )

  it('tells of two pictures in each other’s place', () => {
    expect(tell('live', swapPictures(write('live')))).not.toEqual([])
  })

  it.each(ALL)('tells nothing where runs are split in a document with %s citations', (form) => {
    const split = (xml: string): string =>
      xml.replace(
        /(<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?)<w:t>Joined to/u,
        '$1<w:t>Joi</w:t></w:r>$1<w:t>ned to'
      )
    expect(tell(form, damage(write(form), DOCUMENT, split))).toEqual([])
  })

  it('finds none where the keys of works are such as no reader takes for keys', () => {
    const references = (LIVE_OPTIONS['live']?.references ?? []).map((reference, at) => ({
      ...reference,
      key: `${at}b`
    }))
    const live = { program: 'zotero', references } as const
    const { bytes } = writeDocx(RICH_MANUSCRIPT, RICH_FORMATTED, { sides: 'both', layout: 'sequential', live })
    expect(findDocxLosses(RICH_MANUSCRIPT, ['leading'], bytes, { formatted: RICH_FORMATTED, live })).toEqual([])
  })
})
