import type { Finding } from '#core/finding'
import type { BlockId, ReferenceId } from '#core/ids'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { findLosses } from '../loss/find-losses'
import { heldByBlocks } from '../loss/held-text'
import { latexKey } from './latex-key'

/** What the sides that were written have and the LaTeX in `text` lacks, found by taking its commands away. */
export function findLatexLosses(
  manuscript: Manuscript,
  sides: readonly SideName[],
  text: string,
  keys: ReadonlyMap<ReferenceId, string> | undefined
): readonly Finding[] {
  const body = text.slice(text.indexOf(String.raw`\begin{document}`))
  const before = sides.map((side) => ({ side, ...manuscript[side], blocks: withoutLists(manuscript[side].blocks) }))
  const after = plainText(body)
    .split(/\n{2,}/u)
    .map((value, at): Block => ({
      type: 'paragraph',
      id: `line-${at}` as BlockId,
      children: [{ type: 'text', value }]
    }))
  const words = findLosses(before, [{ side: 'leading', title: '', blocks: after }], {
    code: 'latex',
    kinds: [],
    isOrdered: false,
    nameOf: () => undefined,
    clean: (words) => words.replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/gu, '')
  })
  return [
    ...words,
    ...findLostObjects(
      before.map(({ blocks }) => blocks),
      body,
      keys
    )
  ]
}

const withoutLists = (blocks: readonly Block[]): readonly Block[] =>
  blocks.filter(({ type }) => type !== 'bibliography')

/** Signs that stand for a command, and what they print. */
const PRINTED: readonly (readonly [command: RegExp, sign: string])[] = [
  [/\\begin\{(?:tabular|longtable)\}\{(?:p\{[^}]*\})*\}|\\(?:begin|end)\{[a-z]+\}(?:\[[^\]]*\])?/gu, '\n\n'],
  [/\\(?:multirow\[t\]\{\d+\}\{=\}|multicolumn\{\d+\}\{p\{[^}]*\}\}|href\{[^{}]*\}|hyperref\[[^\]]*\])/gu, ''],
  [/\\(?:label|selectlanguage|addtocounter|setcounter|stepcounter)\{[^{}]*\}(?:\{[^{}]*\})?/gu, ''],
  [/\\includegraphics\[[^[\]]*\]\{[^{}]*\}/gu, ' '],
  [/\\(?:linestop|endgraf|item)\{\}/gu, '\n\n'],
  [/\\text(?:backslash|asciicircum|quotedbl|asciigrave|quotesingle|less|greater)\{\}|\\[{}$&#%_]|~/gu, ' '],
  [/\\footnote\{|\\footnotetext\{/gu, ' '],
  [/\\[A-Za-z]+\*?|[{}]/gu, '']
]

const plainText = (tex: string): string => PRINTED.reduce((rest, [command, sign]) => rest.replace(command, sign), tex)

function findLostObjects(
  texts: readonly (readonly Block[])[],
  body: string,
  keys: ReadonlyMap<ReferenceId, string> | undefined
): readonly Finding[] {
  const written = texts.flatMap((blocks) => heldByBlocks(blocks).objects)
  const commandOf = (name: string): string | undefined => {
    const [kind, reference] = name.split(' ')
    if (kind !== 'citation' || reference === undefined || !keys) return COMMANDS[name]
    return `\\{${escapeRegExp(latexKey(reference as ReferenceId, keys))}\\}`
  }
  return [...new Set(written)].flatMap((name): readonly Finding[] => {
    const command = commandOf(name)
    if (command === undefined) return []
    const wanted = written.filter((other) => other === name).length
    const found = [...body.matchAll(new RegExp(command, 'gu'))].length
    return found < wanted ? [lossOf(name, wanted - found)] : []
  })
}

/** How the file writes each kind of object. */
const COMMANDS: Readonly<Record<string, string>> = {
  figure: String.raw`\\includegraphics\[`,
  note: String.raw`\\footnote(?:text)?\{`
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/gu, String.raw`\$&`)

function lossOf(name: string, count: number): Finding {
  const [kind = name] = name.split(' ')
  return {
    severity: 'error',
    code: `latex-${kind}-lost`,
    message: `${count} of the ${name} did not come out. Do not use the result; please report this.`,
    values: { kind, count }
  }
}
