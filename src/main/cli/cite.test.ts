import { describe, expect, it } from 'vitest'
import { citeCommand } from './cite'
import type { CommandIo } from './command'
import { stylesCommand } from './styles'

const references = JSON.stringify([
  {
    id: 'harris2018',
    type: 'article-journal',
    title: 'Phase I trial <of> cells',
    author: [
      { family: 'Harris', given: 'Violaine K.' },
      { family: 'Stark', given: 'James' },
      { family: 'Sadiq', given: 'Saud' }
    ],
    'container-title': 'EBioMedicine',
    issued: { 'date-parts': [[2018]] },
    DOI: '10.1016/j.ebiom.2018.02.002'
  },
  {
    id: 'liu2020',
    type: 'article-journal',
    title: '针刺治疗慢性偏头痛',
    author: [{ family: '刘', given: '洋' }],
    'container-title': '中国针灸',
    issued: { 'date-parts': [[2020]] },
    'translated-title': 'Acupuncture for chronic migraine',
    'translated-author': [{ family: 'Liu', given: 'Yang' }],
    'translated-container-title': 'Chinese Acupuncture & Moxibustion'
  }
])

function makeIo(files: Readonly<Record<string, string>>) {
  const printed: string[] = []
  const complaints: string[] = []
  const io: CommandIo = {
    readBeside: async () => new Map(),
    writeBeside: async () => undefined,
    readInput: async (path) => {
      const text = files[path]
      if (text === undefined) throw new Error(`${path} is not there`)
      return new TextEncoder().encode(text)
    },
    writeOutput: async () => undefined,
    print: (text) => void printed.push(text),
    dateOf: () => Promise.resolve('2026-01-02T03:04:05.000Z'),
    complain: (text) => void complaints.push(text)
  }
  return { io, printed, complaints }
}

const run = async (citations: unknown, ...args: readonly string[]) => {
  const { io, printed, complaints } = makeIo({ '-': JSON.stringify(citations), 'r.json': references })
  const code = await citeCommand.run(['--references', 'r.json', ...args], io)
  return { code, complaints, ...(JSON.parse(printed.join('')) as { citations: string[]; bibliography: string[] }) }
}

describe('cite', () => {
  it('formats citations and the bibliography as text', async () => {
    const items = [[{ id: 'harris2018', locator: 5, prefix: 'see' }], [{ id: 'harris2018', 'author-in-text': true }]]
    const { code, citations, bibliography } = await run(items, '--style', 'apa')
    expect(code).toBe(0)
    expect(citations).toEqual(['(see Harris et al., 2018, p. 5)', 'Harris et al. (2018)'])
    expect(bibliography[0]).toContain('https://doi.org/10.1016/j.ebiom.2018.02.002')
  })

  it('writes HTML with text escaped', async () => {
    const { bibliography } = await run([[{ id: 'harris2018' }]], '--style', 'mdpi', '--output', 'html')
    expect(bibliography[0]).toContain('Trial &lt;')
    expect(bibliography[0]).toContain('<a href="https://doi.org/10.1016/j.ebiom.2018.02.002">')
  })

  it('parts the entries of a pair in two languages by a line end, or a break in HTML', async () => {
    const options = ['--style', 'gb-t-7714-2025-numeric', '--locale', 'zh-CN']
    const text = await run([[{ id: 'liu2020' }]], ...options)
    expect(text.bibliography[0]).toBe(
      '[1] 刘洋. 针刺治疗慢性偏头痛[J]. 中国针灸，2020.\n' +
        'Liu Y. Acupuncture for chronic migraine[J]. Chinese Acupuncture & Moxibustion, 2020.'
    )
    const html = await run([[{ id: 'liu2020' }]], ...options, '--output', 'html')
    expect(html.bibliography[0]).toContain('2020.<br>Liu Y.')
  })

  it('follows the locale, and ends with 1 when a reference is missing', async () => {
    const { code, citations, complaints } = await run(
      [[{ id: 'harris2018' }, { id: 'lost' }]],
      '--style',
      'frontiers',
      '--locale',
      'zh-CN'
    )
    expect([code, citations]).toEqual([1, ['(Harris等, 2018) [?]']])
    expect(complaints.join()).toContain('lost')
  })

  it.each([
    [[[{ id: 'harris2018' }]], ['--style', 'no-such'], /no-such/],
    [{}, ['--style', 'apa'], /array of citations/],
    [[['harris2018']], ['--style', 'apa'], /citation 1, item 1/],
    [[[{ id: 'harris2018', label: 'pag' }]], ['--style', 'apa'], /“pag”/],
    [[], ['--style', 'lost.csl'], /lost\.csl/],
    [[], [], /--style/]
  ])('refuses %j with %j', async (citations, args, message) => {
    await expect(run(citations, ...args)).rejects.toThrow(message)
  })

  it('names file, line and reason of a style that cannot be used', async () => {
    const { io } = makeIo({ '-': '[]', 'r.json': references, 'bad.csl': '<style>\n<info>' })
    await expect(citeCommand.run(['--references', 'r.json', '--style', 'bad.csl'], io)).rejects.toThrow(/^bad\.csl:2: /)
  })

  it('names every fault of a style, and says what it will ignore', async () => {
    const style = (layout: string) =>
      `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n<citation><layout>\n${layout}\n</layout></citation></style>`
    const { io, complaints } = makeIo({
      '-': '[]',
      'r.json': references,
      'bad.csl': style('<texte/>\n<text macro="lost"/>'),
      'fair.csl': style('<text variable="title" colour="red"/>')
    })
    const cite = (file: string) => citeCommand.run(['--references', 'r.json', '--style', file], io)
    await expect(cite('bad.csl')).rejects.toThrow(/^bad\.csl:3: <texte>.*\nbad\.csl:4: .*“lost”/)
    expect(await cite('fair.csl')).toBe(0)
    expect(complaints).toEqual(['fair.csl:3: warning: <text> has no attribute colour; it is ignored.'])
  })

  it('takes the parent of a dependent style, and says which one is missing', async () => {
    const dependent = (parent: string) =>
      `<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>J Mine</title><link rel="independent-parent" href="http://www.zotero.org/styles/${parent}"/></info></style>`
    const { io, printed } = makeIo({
      '-': '[[{"id":"harris2018"}]]',
      'r.json': references,
      'mine.csl': dependent('journal-of-neuroinflammation'),
      'lost.csl': dependent('no-such-parent')
    })
    const cite = (file: string) => citeCommand.run(['--references', 'r.json', '--style', file], io)
    expect(await cite('mine.csl')).toBe(0)
    expect(printed.join()).toContain('[1]')
    await expect(cite('lost.csl')).rejects.toThrow(
      /lost\.csl:1: “J Mine” only points to another style, .*no-such-parent/
    )
  })
})

describe('styles', () => {
  it('lists what matches, best first, and ends with 1 when nothing does', async () => {
    const found = makeIo({})
    expect(await stylesCommand.run(['国标'], found.io)).toBe(0)
    expect(found.printed[0]).toMatch(/^gb-t-7714-2025-numeric\tnumeric\t/)
    const journal = makeIo({})
    expect(await stylesCommand.run(['1664-2295'], journal.io)).toBe(0)
    expect(journal.printed).toEqual([
      'frontiers-medical-journals\tnumeric\tFrontiers medical journals (numeric)\tFrontiers in Neurology 1664-2295'
    ])
    const none = makeIo({})
    expect(await stylesCommand.run(['xyzzy'], none.io)).toBe(1)
    expect([none.printed, none.complaints.length]).toEqual([[], 1])
  })
})
