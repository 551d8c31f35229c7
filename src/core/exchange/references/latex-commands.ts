/** LaTeX commands that citation-js does not know, and the text that each stands for. */
const COMMANDS: Readonly<Record<string, string>> = {
  pm: '±',
  mp: '∓',
  le: '≤',
  leq: '≤',
  leqslant: '≤',
  ge: '≥',
  geq: '≥',
  geqslant: '≥',
  ne: '≠',
  neq: '≠',
  ll: '≪',
  gg: '≫',
  approx: '≈',
  sim: '∼',
  simeq: '≃',
  equiv: '≡',
  times: '×',
  cdot: '·',
  ast: '∗',
  prime: '′',
  infty: '∞',
  circ: '°',
  degree: '°',
  to: '→',
  rightarrow: '→',
  leftarrow: '←',
  uparrow: '↑',
  downarrow: '↓',
  langle: '⟨',
  rangle: '⟩',
  ldots: '…',
  dots: '…',
  hyphen: '-',
  slash: '/',
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  quad: ' ',
  qquad: ' ',
  newline: ' ',
  par: ' ',
  left: '',
  right: '',
  mbox: '',
  hbox: '',
  ensuremath: '',
  protect: '',
  noopsort: '',
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '!': '',
  '/': '',
  '-': ''
}

const COMMAND = /\\(?:([A-Za-z]+)(?:\s+|\{\}|(?![A-Za-z]))|([,;:!/-]))/g
const OVERLINE = /\\(?:overline|bar)\s*(?:\{(.)\}|([^\s{\\]))/gu

/** Replaces commands that the decoder would leave in the text. Anything else, escapes included, stays as it is. */
export function replaceKnownCommands(latex: string): string {
  if (!latex.includes('\\')) return latex
  return latex
    .replace(OVERLINE, (_, braced?: string, bare?: string) => `${braced ?? bare ?? ''}\u0304`)
    .replace(COMMAND, (whole: string, word?: string, sign?: string) => {
      const name = word ?? sign ?? ''
      return Object.hasOwn(COMMANDS, name) ? (COMMANDS[name] ?? whole) : whole
    })
}
