import { spawnSync } from 'node:child_process'

/** The text that Pandoc finds in a file, notes, comments and deletions with it; undefined where it fails. */
export function pandocText(path) {
  const { status, stdout } = spawnSync('pandoc', ['-f', 'docx', '-t', 'json', '--track-changes=all', path], {
    encoding: 'utf8',
    maxBuffer: 200_000_000,
    timeout: 60_000
  })
  // Stopped for taking too long, it may end as if all were well.
  if (status !== 0 || stdout === '') return undefined
  const { blocks, meta } = JSON.parse(stdout)
  const remarks = []
  return [textOf([meta, blocks], remarks), ...remarks].join('\n')
}

/** True where Pandoc can be started. */
export const hasPandoc = () => spawnSync('pandoc', ['--version']).status === 0

/** Words of a node of Pandoc's tree; names, attributes and TeX are none. Comments, which may stand within a word, go to `remarks`. */
function textOf(node, remarks) {
  if (Array.isArray(node)) return node.map((inner) => textOf(inner, remarks)).join('')
  if (typeof node !== 'object' || node === null) return ''
  const { t, c } = node
  switch (t) {
    case undefined:
      return Object.values(node)
        .map((member) => `${textOf(member, remarks)}\n`)
        .join('')
    case 'Str':
    case 'MetaString':
      return c
    case 'Code':
      return c[1]
    case 'CodeBlock':
      return `\n${c[1]}\n`
    case 'Span':
      if (!c[0][1].includes('comment-start')) return textOf(c, remarks)
      remarks.push(textOf(c[1], remarks))
      return ''
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' '
    case 'Math':
    case 'RawInline':
    case 'RawBlock':
      return ' '
    case 'Note':
      return ` ${textOf(c, remarks)} `
    case 'Para':
    case 'Plain':
    case 'Header':
      return `\n${textOf(c, remarks)}\n`
    case 'MetaInlines':
      return `\n${textOf(c, remarks)}\n`
    case 'Image':
      return ` ${textOf(c[1], remarks)} ${c[2][1]} `
    default:
      return textOf(c, remarks)
  }
}
