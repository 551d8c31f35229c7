// Compares our citation processor with citeproc-js and with `pandoc --citeproc`, citation by citation and entry by entry:
// `npm run oracle [-- [--styles 200] [--only NAME] [--references FILE] [--details 3] [--no-pandoc]]`. A development tool:
// nothing of what it calls is shipped. docs/conformance.md explains the differences that remain.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startLoader } from '../load-modules.mjs'
import { root } from '../project.mjs'
import { judge, summarise } from './compare.mjs'
import { formatWithCiteproc } from './citeproc.mjs'
import { makeCitations, makeLibrary } from './library.mjs'
import { loadOurs } from './ours.mjs'
import { formatWithPandoc } from './pandoc.mjs'
import { chooseStyles, createLocaleTexts } from './styles.mjs'

const { values: options } = parseArgs({
  options: {
    styles: { type: 'string', default: '200' },
    only: { type: 'string' },
    references: { type: 'string', default: join(root, 'resources/samples/progressive-ms.references.json') },
    details: { type: 'string', default: '0' },
    'no-pandoc': { type: 'boolean', default: false }
  }
})
const say = (line) => process.stdout.write(`${line}\n`)
const percent = ({ equal, total }) => (total === 0 ? '–' : `${((100 * equal) / total).toFixed(1)} %`)
const row = (name, cells) => `${name.padEnd(52)}${cells.map((cell) => String(cell).padStart(10)).join('')}`

const loader = await startLoader()
try {
  const locales = createLocaleTexts()
  const formatWithOurs = await loadOurs(loader.load, locales)
  const library = [...JSON.parse(readFileSync(options.references, 'utf8')), ...makeLibrary()].map((item, index) => ({
    ...item,
    id: `r${index}`
  }))
  const citations = makeCitations(library)
  const styles = chooseStyles(Number(options.styles), options.only)
  say(`${styles.length} styles, ${citations.length} citations, ${library.length} references`)
  say(row('', ['citeproc', '', 'pandoc', '', 'both', 'they']))
  say(row('', ['cites', 'entries', 'cites', 'entries', 'against', 'differ']))
  const verdicts = []
  let isStopped = false
  process.once('SIGINT', () => (isStopped = true))
  for (const style of styles) {
    // Lets Ctrl+C be heard: what was compared until then is summed up.
    await new Promise(setImmediate)
    if (isStopped) break
    const job = { ...style, library, citations }
    const ours = formatWithOurs(job)
    const citeproc = attempt(() => formatWithCiteproc(job, locales))
    const pandoc = options['no-pandoc'] ? undefined : attempt(() => formatWithPandoc(job))
    const verdict = judge(ours, citeproc, pandoc)
    verdicts.push({ style, verdict })
    const { citeproc: a, pandoc: b } = verdict
    say(
      row(style.id, [
        percent(a.citations),
        percent(a.entries),
        percent(b.citations),
        percent(b.entries),
        verdict.against.length,
        verdict.undecided.length
      ])
    )
    for (const difference of [...verdict.against, ...verdict.undecided].slice(0, Number(options.details)))
      say(`    ${describe(difference)}`)
  }
  summarise(verdicts).forEach((line) => say(line))
} finally {
  await loader.close()
}

function attempt(work) {
  try {
    return work()
  } catch {
    return undefined
  }
}

function describe({ what, kind = 'they differ', ours, theirs }) {
  return [`${what} (${kind})`, `ours   ${ours}`, ...[theirs].flat().map((text) => `theirs ${text}`)].join('\n      ')
}
