import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { unpackManuscript } from '#core/exchange/bifolium/unpack-manuscript'
import type { CommandIo } from './command'
import { convertCommand } from './convert'

/** Runs the command over files in memory and gives back what it wrote and said. */
async function run(args: readonly string[], files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const complaints: string[] = []
  const written = new Map<string, Uint8Array>()
  const io: CommandIo = {
    readInput: async (path) => {
      const content = files[path] ?? written.get(path)
      if (content === undefined) throw new Error(`${path} does not exist.`)
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
    },
    readBeside: async (path, names) => {
      const folder = /^.*\//u.exec(path)?.[0] ?? ''
      const found = names.map((name) => [name, files[folder + name] ?? written.get(folder + name)] as const)
      return new Map(found.flatMap(([name, content]) => (content instanceof Uint8Array ? [[name, content]] : [])))
    },
    writeOutput: async (path, bytes) => {
      if (path.startsWith('read-only/')) throw new Error(`${path} could not be written: permission denied.`)
      written.set(path, bytes)
    },
    writeBeside: async (path, beside) => {
      const folder = /^.*\//u.exec(path)?.[0] ?? ''
      for (const { name, bytes } of beside) written.set(folder + name, bytes)
    },
    print: (text) => void complaints.push(`printed: ${text}`),
    dateOf: () => Promise.resolve('2026-01-02T03:04:05.000Z'),
    complain: (text) => void complaints.push(text)
  }
  const code = await convertCommand.run(args, io)
  return { code, complaints, text: (name: string) => new TextDecoder().decode(written.get(name)), written }
}

const PASTED = `1.1 Stem cells in progressive MS

  • Benefits lasted for 2 years FrontiersMDPI.

2. 中文版:进行性 MS

2.1 进行性 MS 中的干细胞

  • 获益持续 2 年 FrontiersMDPI
`
const BILINGUAL = `---
title: Review
lang: en-GB
---

# Cells

Cells *may* help [see @harris2018, p. 3; @wang2019], as @wang2019 says [@unknown].

# 中文版

细胞**可能**有益 [@wang2019]。
`
const LIBRARY = JSON.stringify([
  {
    id: 'harris2018',
    type: 'article-journal',
    title: 'Phase I trial',
    author: [{ family: 'Harris', given: 'V' }],
    issued: { 'date-parts': [[2018]] }
  },
  {
    id: 'wang2019',
    type: 'article-journal',
    title: '干细胞研究',
    author: [{ family: '王', given: '伟' }],
    issued: { 'date-parts': [[2019]] },
    language: 'zh-CN'
  },
  { id: 'uncited', type: 'book', title: 'Uncited' }
])

describe('convert', () => {
  it('takes along the pictures in the media folder beside the file, and names one that is not there', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])
    const text = '# 结果\n\n![曲线](media/a.png) and ![Flow](media/gone.png)\n'
    const { written, complaints } = await run(['texts/in.md', '-o', 'out.docx'], {
      'texts/in.md': text,
      'texts/media/a.png': png
    })
    const parts = Object.keys(unzipSync(written.get('out.docx') ?? new Uint8Array()))
    expect(parts.filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
    expect(complaints.join()).toContain('The image "Flow" is not in the document')
  })

  it('makes two sides of a pasted text and keeps its labels as they stand', async () => {
    const { code, text, complaints } = await run(['in.txt', '-o', 'out.md'], { 'in.txt': PASTED })
    expect(text('out.md')).toContain('Benefits lasted for 2 years FrontiersMDPI.')
    expect(text('out.md')).toContain('::: {.facing lang="zh-CN"}')
    expect(text('out.md').indexOf('获益持续')).toBeGreaterThan(text('out.md').indexOf('::: {.facing'))
    expect(complaints).toEqual([expect.stringContaining('4 source labels')])
    expect(code).toBe(0)
  })

  it('keeps keys for Pandoc, puts the cited references beside, and tells unknown keys by line', async () => {
    const { code, text, complaints } = await run(['in.md', '--references', 'r.json', '-o', 'dir/out.md'], {
      'in.md': BILINGUAL,
      'r.json': LIBRARY
    })
    expect(text('dir/out.md')).toContain('[see @harris2018, p. 3; @wang2019], as @wang2019 says [@unknown].')
    expect(text('dir/out.md')).toContain('bibliography: out.references.json')
    const items = JSON.parse(text('dir/out.references.json')) as readonly { readonly id: string }[]
    expect(items.map(({ id }) => id)).toEqual(['harris2018', 'wang2019'])
    expect(complaints).toEqual([expect.stringMatching(/^in\.md:8: warning: .*unknown/u)])
    expect(code).toBe(1)
  })

  it('writes a page, an article and a LaTeX file, with the references of the last beside it', async () => {
    const files = { 'in.md': BILINGUAL, 'r.json': LIBRARY }
    const html = await run(['in.md', '--references', 'r.json', '-o', 'out.html', '--style', 'apa'], files)
    expect(html.text('out.html')).toMatch(/^<!doctype html>\n<html lang="en-GB">/u)
    const jats = await run(['in.md', '--references', 'r.json', '-o', 'out.xml', '--style', 'apa'], files)
    expect(jats.text('out.xml')).toContain('<ref-list>')
    const latex = await run(['in.md', '--references', 'r.json', '-o', 'dir/out.tex'], files)
    expect(latex.text('dir/out.tex')).toContain('\\addbibresource{out.bib}')
    expect(latex.text('dir/out.bib')).toContain('harris2018')
    const back = await run(['out.xml', '-o', 'again.md'], { 'out.xml': jats.text('out.xml') })
    expect(back.text('again.md')).toMatch(/@ref-/u)
  })

  it('prints citations in the side’s own language with a list at the end of each side', async () => {
    const { text } = await run(
      ['in.md', '--references', 'r.json', '-o', 'out.md', '--citations', 'plain', '--style', 'apa'],
      { 'in.md': BILINGUAL, 'r.json': LIBRARY }
    )
    expect(text('out.md')).toContain('(see Harris, 2018, p. 3; ')
    expect(text('out.md')).toContain('## References')
    expect(text('out.md')).toContain('## 参考文献')
    expect(text('out.md')).not.toContain('@wang2019')
  })

  it('numbers both sides in one series, with one list at the end and the look of another document', async () => {
    const files = { 'in.md': BILINGUAL, 'lib.json': LIBRARY }
    const look = (await run(['in.md', '-o', 'look.docx', '--references', 'lib.json'], files)).written.get('look.docx')
    const { written, code, complaints } = await run(
      [
        'in.md',
        '-o',
        'out.docx',
        '--reference-doc',
        'look.docx',
        '--references',
        'lib.json',
        '--style',
        'vancouver',
        '--bibliography',
        'one',
        '--line-numbers'
      ],
      { ...files, 'look.docx': look ?? '' }
    )
    expect([code, complaints]).toEqual([1, [expect.stringContaining('unknown')]])
    const xml = new TextDecoder().decode(unzipSync(written.get('out.docx') ?? new Uint8Array())['word/document.xml'])
    expect(xml.match(/w:val="Bibliography"/g)).toHaveLength(2)
    expect(xml.match(/lnNumType/g)).toHaveLength(1)
    expect(xml.indexOf('w:val="Bibliography"')).toBeGreaterThan(xml.indexOf('细胞'))
  })

  it('takes a style file along in a .bifolium, and formats with it where nothing else is asked for', async () => {
    const house =
      '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>House</title><id>house</id></info><citation><layout><text variable="title" prefix="«" suffix="»"/></layout></citation></style>'
    const files = { 'in.md': 'Cells help [@harris2018].\n', 'lib.json': LIBRARY, 'house.csl': house }
    const packed = await run(['in.md', '--references', 'lib.json', '--style', 'house.csl', '-o', 'out.bifolium'], files)
    const onlyFile = { 'out.bifolium': packed.written.get('out.bifolium') ?? '' }
    const plain = await run(['out.bifolium', '-o', 'out.md', '--citations', 'plain'], onlyFile)
    expect([plain.code, plain.complaints]).toEqual([0, []])
    expect(plain.text('out.md')).toContain('Cells help «Phase I trial».')
    const again = await run(['out.bifolium', '-o', 'again.bifolium'], onlyFile)
    expect(unpackManuscript(again.written.get('again.bifolium') ?? new Uint8Array())).toMatchObject({
      ok: true,
      value: { manuscript: { styleId: 'house' }, style: house }
    })
    const other = await run(['out.bifolium', '--style', 'apa', '-o', 'apa.bifolium'], onlyFile)
    const opened = unpackManuscript(other.written.get('apa.bifolium') ?? new Uint8Array())
    expect(opened.ok && [opened.value.manuscript.styleId, opened.value.style]).toEqual(['apa', undefined])
  })

  it('refuses a reference document that is none', async () => {
    await expect(
      run(['in.md', '-o', 'x.docx', '--reference-doc', 'look.docx'], { 'in.md': '# A\n\nb', 'look.docx': 'no' })
    ).rejects.toThrow('look.docx: This is not a Word document (.docx).')
  })

  it('goes by way of .bifolium to DOCX without losing citation, side or word', async () => {
    const first = await run(['in.md', '--references', 'r.json', '-o', 'out.bifolium'], {
      'in.md': BILINGUAL,
      'r.json': LIBRARY
    })
    const second = await run(['out.bifolium', '-o', 'out.docx'], {
      'out.bifolium': first.written.get('out.bifolium') ?? ''
    })
    const xml = new TextDecoder().decode(
      unzipSync(second.written.get('out.docx') ?? new Uint8Array())['word/document.xml']
    )
    expect(xml).toContain('Harris')
    expect(xml).toContain('有益')
    expect(second.code).toBe(0)
  })

  it('takes the second file as the facing side, and writes one side alone', async () => {
    const files = { 'en.md': '# Cells\n\nText.\n', 'zh.html': '<h1>细胞</h1><p>正文。</p>' }
    const { text } = await run(['en.md', 'zh.html', '-o', 'both.md'], files)
    expect(text('both.md')).toMatch(/# Cells[^]*::: \{\.facing lang="zh-CN"\}[^]*# 细胞/u)
    const one = await run(['en.md', 'zh.html', '-o', 'one.md', '--side', 'zh'], files)
    expect(one.text('one.md')).toContain('正文。')
    expect(one.text('one.md')).not.toContain('Text')
  })

  it.each([
    [['in.txt'], 'the output file is missing'],
    [['-o', 'x.md'], 'no input file'],
    [['in.txt', '-o', 'x.tmx'], 'later version'],
    [['in.txt', '-o', 'x.pages'], 'no known ending'],
    [['in.txt', '-o', 'x.docx', '--citations', 'pandoc'], '--citations pandoc is for Markdown'],
    [['in.txt', '-o', 'x.md', '--citations', 'live'], '--citations live is for .docx'],
    [['in.txt', '-o', 'x.docx', '--citations', 'lively'], 'expected live, word, plain, pandoc'],
    [['in.txt', '-o', 'x.docx', '--layout', 'spiral'], '--layout is “spiral”'],
    [['in.txt', '-o', 'read-only/x.docx'], 'read-only/x.docx could not be written'],
    [['en.txt', '-o', 'x.docx', '--side', 'zh'], 'no Chinese side'],
    [['blank.txt', '-o', 'x.docx'], 'blank.txt holds no text'],
    [['none.txt', '-o', 'x.docx'], 'none.txt does not exist'],
    [['bad.bifolium', '-o', 'x.docx'], 'bad.bifolium: This is not a Bifolium manuscript'],
    [['bad.docx', '-o', 'x.md'], 'bad.docx: ']
  ])('refuses %j in one sentence', async (args, message) => {
    const files = {
      'in.txt': PASTED,
      'en.txt': 'Only English here, nothing else.',
      'blank.txt': ' \n',
      'bad.bifolium': 'x',
      'bad.docx': 'x'
    }
    await expect(run(args, files)).rejects.toThrow(message)
  })
})

describe('typed references', () => {
  const typed = `Cells in disease

Cells help [1, p. 3; 2] and heal [3].

References
[1] Harris V. Phase I trial. Neurology. 2018;76(1):12-19.
[2] Wu L. Remyelination after injury. Brain. 2012;135(2):20-29.`

  it('are connected, with the library’s own reference, and what is left is named', async () => {
    const { code, complaints, text } = await run(['a.txt', '--references', 'lib.json', '-o', 'out.md'], {
      'a.txt': typed,
      'lib.json': LIBRARY
    })
    expect(text('out.md')).toContain('Cells help [@harris2018, p. 3; @wu2012remyelination] and heal \\[3\\].')
    expect(complaints.join('\n')).toMatch(/2 entries; 1 of 2 citations.*\n.*“\[3\]”.*stays text/u)
    expect(code).toBe(1)
  })

  it('stay text when asked', async () => {
    const { text } = await run(['a.txt', '--keep-typed-references', '-o', 'out.md'], { 'a.txt': typed })
    expect(text('out.md')).toContain('Cells help \\[1, p. 3; 2\\] and heal \\[3\\].')
    expect(text('out.md')).toContain('Remyelination after injury')
  })

  it('takes in the pictures that Markdown names in its own folder, and names those that are not there', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
    const text = '![Course](media/a.png) ![Gone](b.png) ![Outside](../c.png) ![Net](https://example.org/d.png)\n'
    const { complaints, text: written } = await run(['drafts/x.md', '-o', 'out/x.html'], {
      'drafts/x.md': text,
      'drafts/media/a.png': png,
      'c.png': png
    })
    expect(written('out/x.html')).toContain('src="data:image/png;base64,iVBORw0KGgoBAgM="')
    expect(written('out/x.html').match(/<img/gu)).toHaveLength(1)
    expect(complaints.filter((line) => line.includes('“b.png”'))).toEqual([
      expect.stringContaining('The picture “b.png” could not be read from beside the file')
    ])
    expect(complaints.join('\n')).toContain('“../c.png” is not part of the file')
  })

  it('writes a .bib beside Markdown where it is asked for', async () => {
    const files = { 'x.md': BILINGUAL, 'refs.json': LIBRARY }
    const { text, written } = await run(['x.md', '--references', 'refs.json', '--bib', '-o', 'y.md'], files)
    expect([...written.keys()]).toContain('y.bib')
    expect(text('y.bib')).toContain('@article{harris2018')
    expect(text('y.md')).toContain('bibliography: y.bib')
  })
})
