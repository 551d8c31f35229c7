export const name = 'CommonMark examples'
export const files = ['commonmark.json']

/**
 * The specification's own examples: what our reader makes of the Markdown and what it makes of the expected HTML have the
 * same blocks with the same words. Examples of raw HTML are left out, since that stays text here.
 */
export async function run({ read, load }) {
  const { readMarkdown } = await load('src/core/exchange/markdown/read-markdown.ts')
  const { readHtml } = await load('src/core/exchange/html/read-html.ts')
  const { countingIds } = await load('src/core/ids.ts')
  const examples = examplesOf(read('commonmark.json'))
  const counted = examples.filter(
    ({ section, markdown }) => !/HTML/u.test(section) && !/<(?:a|img|bar)\s/u.test(markdown)
  )
  const different = []
  for (const { example, markdown, html, section } of counted) {
    const ours = shapeOf(
      readMarkdown(markdown, { ids: countingIds(), findReferenceByKey: () => undefined }).leading.blocks
    )
    const wanted = shapeOf(readHtml(html, { ids: countingIds() }).blocks)
    if (ours !== wanted) different.push({ example, section, ours, wanted })
  }
  if (process.env['DETAIL'] === 'commonmark') {
    for (const { example, section, ours, wanted } of different)
      process.stdout.write(`${example} ${section}\n  ${ours}\n  ${wanted}\n`)
  }
  const same = counted.length - different.length
  return {
    figures: [
      { of: 'examples', value: `${examples.length}, ${counted.length} of them without raw HTML` },
      { of: 'same blocks and words', value: `${same} of ${counted.length}` }
    ],
    gates: [{ name: 'all but one in a hundred parse as they should', passed: different.length <= counted.length / 100 }]
  }
}

const examplesOf = (file) =>
  Array.isArray(file) ? file : (file.examples ?? file.cases ?? Object.values(file).find(Array.isArray))

const textOf = (node) =>
  node.type === 'break' ? ' ' : (node.value ?? node.alt ?? (node.children ?? []).map(textOf).join(''))

/** Blocks with their words, white space and empty blocks aside. */
function shapeOf(blocks) {
  const shape = (block) => {
    if (block.type === 'paragraph' || block.type === 'heading') {
      const text = block.children.map(textOf).join('').replace(/\s+/gu, ' ').trim()
      return text === '' ? '' : `${block.type === 'heading' ? `h${block.depth}` : 'p'}(${text})`
    }
    if (block.type === 'code' && block.value.trim() === '') return ''
    if (block.type === 'code') return `code(${block.value.replace(/\s+/gu, ' ').trim()})`
    const inner = (block.children ?? []).map(shape).filter((part) => part !== '')
    if (inner.length === 0 && block.type !== 'thematicBreak') return ''
    return `${block.type === 'list' ? (block.ordered ? 'ol' : 'ul') : block.type}[${inner.join(' ')}]`
  }
  return blocks
    .map(shape)
    .filter((part) => part !== '')
    .join(' ')
}
