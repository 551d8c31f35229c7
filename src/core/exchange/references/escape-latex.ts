const SPECIALS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '%': '\\%',
  '&': '\\&',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '\u00A0': '~'
}

/** Tags of CSL rich text and the LaTeX command of each. */
const COMMANDS: Readonly<Record<string, string>> = {
  i: '\\textit{',
  b: '\\textbf{',
  sup: '\\textsuperscript{',
  sub: '\\textsubscript{',
  'span style="font-variant:small-caps;"': '\\textsc{'
}

const TAG = /<(\/?)(i|b|sup|sub|span)((?: [^<>]*)?)>/g

/**
 * Text as LaTeX that reads back the same: special characters escaped, ligatures (`--`, two quotation marks) kept apart,
 * line ends made spaces, CSL rich text turned into commands. Tags that do not pair up stay as text.
 */
export function escapeLatex(text: string): string {
  const plain = text.replace(/[^\S\u00A0]+/g, ' ').trim()
  return hasPairedTags(plain) ? replaceTags(plain) : escapePlain(plain)
}

/** As `escapeLatex`, with words in braces that must keep their capitals where a style lowers titles: `{mRNA}`, `{MS}`. */
export function escapeLatexTitle(title: string): string {
  return escapeLatex(title).replace(/(?<![\\\p{L}\p{N}{])[\p{L}\p{N}-]+(?![}\p{L}\p{N}])/gu, (word) =>
    /.\p{Lu}/u.test(word) && !/--/.test(word) ? `{${word}}` : word
  )
}

function escapePlain(text: string): string {
  return text
    .replace(/[\\{}~^%&$#_\u00A0]/g, (character) => SPECIALS[character] ?? character)
    .replace(/--+|''+|``+/g, (run) => run.split('').join('{}'))
}

function hasPairedTags(text: string): boolean {
  const open: string[] = []
  for (const [, slash, name = '', rest = ''] of text.matchAll(TAG)) {
    if (slash === '') open.push(COMMANDS[name + rest] === undefined ? '' : name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}

function replaceTags(text: string): string {
  let result = ''
  let at = 0
  for (const tag of text.matchAll(TAG)) {
    const [whole, slash, name = '', rest = ''] = tag
    result += escapePlain(text.slice(at, tag.index)) + (slash === '' ? (COMMANDS[name + rest] ?? '') : '}')
    at = tag.index + whole.length
  }
  return result + escapePlain(text.slice(at))
}
