/** How initials are written: what follows each, and whether hyphens between them stay. */
export interface InitialsOptions {
  readonly with: string
  readonly keepsHyphen: boolean
  /** False leaves full names and only sets initials that are there already in the style's way. */
  readonly shortensNames: boolean
}

/** Longer texts are no given names. */
const MAX_GIVEN = 500

/** A tag of markup, a space, full stop or hyphen, or a word. */
const PART = /(<[^>]*>|[\s.\-‐‑]|[^\s.\-‐‑<]+)/gu

interface Piece {
  readonly text: string
  readonly kind: 'initial' | 'word'
  /** What stood before it. */
  readonly joint: Joint
}

type Joint = '-' | ' ' | ''

/**
 * Given names as initials: `Jean-Luc M.` with `. ` gives `J.-L. M.`, with nothing `J-LM`. Lower-case words stay words
 * (`de`), parts that are lower case after a hyphen are left out, and abbreviations stay whole (`Ph.`).
 */
export function initialize(given: string, options: InitialsOptions): string {
  if (given.length > MAX_GIVEN) return given
  const parts = given.match(PART) ?? []
  let result = ''
  let joint: Joint = ''
  let last: Piece['kind'] | undefined
  parts.forEach((part, index) => {
    if (part === '.') joint = joint || ' '
    else if (/^\s$/.test(part)) joint = joint === '-' ? joint : ' '
    else if (/^[-‐‑]$/.test(part)) joint = '-'
    else if (part.startsWith('<')) result = addTag(result, part)
    else {
      const piece = readWord(part, joint, parts[index + 1] === '.', options)
      joint = ''
      if (!piece) return
      result = addPiece(result, piece, last, options)
      last = piece.kind
    }
  })
  return result.trimEnd()
}

/** A space before a closing tag goes behind it. */
function addTag(result: string, tag: string): string {
  const isMoved = tag.startsWith('</') && result.endsWith(' ')
  return isMoved ? `${result.trimEnd()}${tag} ` : result + tag
}

function addPiece(result: string, piece: Piece, last: Piece['kind'] | undefined, options: InitialsOptions): string {
  const text = piece.kind === 'initial' ? piece.text + options.with : piece.text
  if (last === undefined) return result + text
  const hasHyphen = piece.joint === '-' && (options.keepsHyphen || piece.kind === 'word')
  if (hasHyphen) return `${result.trimEnd()}-${text}`
  const isApart = piece.kind === 'word' || last === 'word'
  return (isApart ? `${result.trimEnd()} ` : result) + text
}

function readWord(word: string, joint: Joint, hasStop: boolean, options: InitialsOptions): Piece | undefined {
  const isCapital = /^\p{Lu}/u.test(word)
  if (hasStop && isCapital) return { text: word, kind: 'initial', joint }
  if (/^\p{Lu}\p{M}*$/u.test(word)) return { text: word, kind: 'initial', joint }
  if (!options.shortensNames) return { text: hasStop ? `${word}.` : word, kind: 'word', joint }
  const first = /^[^\p{L}]*(\p{L}\p{M}*)/u.exec(word)?.[1]
  if (first === undefined) return { text: word, kind: 'word', joint }
  const isLower = first === first.toLowerCase() && first !== first.toUpperCase()
  if (isLower) return joint === '-' ? undefined : { text: word, kind: 'word', joint }
  return { text: isDigraph(word) ? first + word.charAt(1).toLowerCase() : first, kind: 'initial', joint }
}

/** Two capitals before small letters mark a sound written with two: `TSerendorj`. */
const isDigraph = (word: string): boolean => /^\p{Lu}{2}\p{Ll}/u.test(word)
