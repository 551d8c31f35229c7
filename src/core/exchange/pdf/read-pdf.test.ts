import { zlibSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDoiInText } from './find-doi-in-text'
import { isPdf, itemOfPdf, readPdf } from './read-pdf'

const binary = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const toText = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const packed = (text: string, more = ''): string => {
  const bytes = toText(zlibSync(binary(text)))
  return `<< /Filter /FlateDecode /Length ${bytes.length} ${more} >>\nstream\n${bytes}\nendstream`
}

interface Parts {
  readonly content?: string
  readonly info?: string
  readonly xmp?: string
  readonly trailer?: string
  readonly secondPage?: string
  readonly objectStream?: boolean
}

/** A PDF of two pages, as small as can be. */
function pdf({ content = '', info = '', xmp, trailer = '', secondPage = '', objectStream = false }: Parts): Uint8Array {
  const metadata = xmp === undefined ? '' : '/Metadata 9 0 R'
  const plain: readonly (readonly [number, string])[] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${metadata} >>`],
    [2, '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>'],
    [3, '<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>'],
    [4, '<< /Type /Page /Parent 2 0 R /Contents [6 0 R] >>'],
    [7, `<< ${info} >>`]
  ]
  const bodies = plain.map(([, body]) => body)
  const offsets = bodies.map((_, at) => bodies.slice(0, at).join(' ').length + (at > 0 ? 1 : 0))
  const index = plain.map(([number], at) => `${number} ${offsets[at]}`).join(' ')
  const objects = objectStream
    ? `8 0 obj\n${packed(`${index} ${bodies.join(' ')}`, `/Type /ObjStm /N 5 /First ${index.length + 1}`)}\nendobj\n`
    : plain.map(([number, body]) => `${number} 0 obj\n${body}\nendobj\n`).join('')
  const streams = `5 0 obj\n${packed(content)}\nendobj\n6 0 obj\n${packed(secondPage)}\nendobj\n`
  const meta =
    xmp === undefined ? '' : `9 0 obj\n<< /Type /Metadata /Length ${xmp.length} >>\nstream\n${xmp}\nendstream\nendobj\n`
  return binary(`%PDF-1.7\n${objects}${streams}${meta}trailer\n<< /Root 1 0 R /Info 7 0 R ${trailer} >>\n%%EOF`)
}
const doiOf = (parts: Parts): string | undefined => {
  const read = readPdf('a.pdf', pdf(parts))
  return read.ok ? `${read.value.from} ${read.value.doi}` : undefined
}
const shown = (...lines: readonly string[]): string =>
  `BT ${lines.map((line) => `(${line}) Tj 0 -12 Td`).join('\n')} ET`
const DOI = '10.3389/fneur.2020.00123'

describe('readPdf', () => {
  it('reads the DOI of the metadata before any in the text', () => {
    const xmp = `<x:xmpmeta><rdf:RDF><prism:doi>${DOI}</prism:doi></rdf:RDF></x:xmpmeta>`
    expect(doiOf({ xmp, content: shown('doi: 10.1000/other') })).toBe(`metadata ${DOI}`)
    expect(doiOf({ xmp: `<x:xmpmeta><dc:identifier>doi:${DOI}</dc:identifier></x:xmpmeta>` })).toBe(`metadata ${DOI}`)
    expect(doiOf({ xmp: `<x:xmpmeta><rdf:Description prism:doi="${DOI}"/></x:xmpmeta>` })).toBe(`metadata ${DOI}`)
    expect(doiOf({ info: `/Subject (Front. Neurol. 2020, doi: ${DOI})` })).toBe(`metadata ${DOI}`)
    expect(doiOf({ info: `/doi (${DOI})` })).toBe(`metadata ${DOI}`)
  })

  it('reads the DOI printed on the first pages', () => {
    expect(doiOf({ content: shown('Front. Neurol. 11:123', `doi: ${DOI}`) })).toBe(`text ${DOI}`)
    expect(doiOf({ content: `BT [(https://doi.org/10.33) 12 (89/fneur.2020.) -8 (00123)] TJ ET` })).toBe(`text ${DOI}`)
    expect(doiOf({ content: shown(`DOI: ${DOI}. Received`), objectStream: true })).toBe(`text ${DOI}`)
    expect(doiOf({ secondPage: shown(`https://doi.org/${DOI}`) })).toBe(`text ${DOI}`)
    expect(doiOf({ content: shown('doi:10.1016/s0140-6736\\(20\\)30183-5') })).toBe(
      'text 10.1016/s0140-6736(20)30183-5'
    )
  })

  it('says nothing rather than something wrong', () => {
    expect(doiOf({ content: shown('doi: 10.1000/one', 'doi: 10.1000/two') })).toBeUndefined()
    expect(doiOf({ content: shown('doi: 10.1016/j.neuro.', '2020.01.001') })).toBeUndefined()
    expect(doiOf({ content: shown('10.1000/not-called-so') })).toBeUndefined()
    expect(doiOf({})).toBeUndefined()
  })

  it('takes the title of the metadata where it is one', () => {
    const title = (info: string) => {
      const read = readPdf('a.pdf', pdf({ info: `${info} /doi (${DOI})` }))
      return read.ok ? itemOfPdf(read.value).title : undefined
    }
    expect(title('/Title (Stem cells in multiple sclerosis)')).toBe('Stem cells in multiple sclerosis')
    expect(title('/Title <FEFF5E727EC680DE6CBB7597>')).toBe('干细胞治疗')
    expect(title('/Title (fneur-11-00123 1..9)')).toBe('fneur-11-00123 1..9')
    expect(title('/Title (Microsoft Word - paper.docx)')).toBeUndefined()
    expect(title('/Title (untitled)')).toBeUndefined()
  })

  it('says why a file cannot be read', () => {
    const codeOf = (bytes: Uint8Array) => {
      const read = readPdf('a.pdf', bytes)
      return read.ok ? undefined : read.error.code
    }
    expect(codeOf(binary('<html>'))).toBe('pdf-damaged')
    expect(codeOf(pdf({ trailer: '/Encrypt 10 0 R', content: shown(`doi: ${DOI}`) }))).toBe('pdf-encrypted')
    expect(codeOf(pdf({}))).toBe('pdf-no-doi')
    expect(isPdf(pdf({}))).toBe(true)
  })

  it('ends soon whatever it is given: bombs, circles, cuts', () => {
    const bomb = packed('('.repeat(1_000_000))
    const bombs = Array.from({ length: 20 }, (_, at) => `${at + 20} 0 obj\n${bomb}\nendobj`).join('\n')
    const kids = Array.from({ length: 20 }, (_, at) => `${at + 20} 0 R`).join(' ')
    readPdf(
      'a.pdf',
      binary(
        `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Kids [2 0 R 3 0 R] >>\nendobj\n3 0 obj\n<< /Contents [${kids}] >>\nendobj\n${bombs}\ntrailer << /Root 1 0 R >>`
      )
    )
    readPdf('a.pdf', binary(`%PDF-1.4\n${'1 0 obj '.repeat(5000)}`))
    readPdf('a.pdf', binary(`%PDF-1.4\n${'<< /Title ('.repeat(5000)} /Info 1 0 R`))
    const whole = pdf({ content: shown(`doi: ${DOI}`) })
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(255), (cut, byte) => {
        readPdf('a.pdf', Uint8Array.from([...whole.slice(0, cut), byte, ...whole.slice(cut + 3)]))
      }),
      { numRuns: 60 }
    )
  })
})

describe('findDoiInText', () => {
  it('takes the one named most often', () => {
    expect(findDoiInText('doi:10.1000/a1 … https://doi.org/10.1000/a1 … doi:10.1000/b2')).toBe('10.1000/a1')
    expect(findDoiInText('（DOI：10.3760/cma.j.issn.1001-2020.01.001）。')).toBe('10.3760/cma.j.issn.1001-2020.01.001')
    expect(findDoiInText('doi:10.1000/a(1)b).')).toBe('10.1000/a(1)b')
  })
})
