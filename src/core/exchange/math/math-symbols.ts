import type { MathAccent, MathSpace, MathVariant } from './math-tree'

/** Greek letters, signs and arrows: the TeX command and the character it prints. */
const COMMANDS = `
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ cap ∩ cup ∪ wedge ∧ vee ∨
setminus ∖ sqcap ⊓ sqcup ⊔ diamond ⋄ dagger † ddagger ‡ amalg ⨿
leq ≤ geq ≥ neq ≠ ll ≪ gg ≫ leqslant ⩽ geqslant ⩾ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ doteq ≐ asymp ≍
in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ prec ≺ succ ≻ preceq ⪯ succeq ⪰ perp ⊥ parallel ∥ mid ∣ nmid ∤
vdash ⊢ dashv ⊣ models ⊨ lesssim ≲ gtrsim ≳ triangleq ≜
leftarrow ← rightarrow → leftrightarrow ↔ uparrow ↑ downarrow ↓ updownarrow ↕ Leftarrow ⇐ Rightarrow ⇒ Leftrightarrow ⇔
Uparrow ⇑ Downarrow ⇓ mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ Longleftarrow ⟸ longleftrightarrow ⟷
Longleftrightarrow ⟺ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightleftharpoons ⇌ nearrow ↗ searrow ↘ swarrow ↙
nwarrow ↖
infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ neg ¬ emptyset ∅ varnothing ⌀ angle ∠ triangle △ square □ hbar ℏ
ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ prime ′ degree ° surd √ top ⊤ bot ⟂ therefore ∴ because ∵ imath ı jmath ȷ
ldots … cdots ⋯ vdots ⋮ ddots ⋱ colon : backslash \\\\ lbrace { rbrace } langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
lbrack [ rbrack ] vert | Vert ‖ checkmark ✓ S § P ¶ copyright © pounds £ yen ¥
`

/** Further spellings of the same signs. */
const ALIASES = `le ≤ ge ≥ ne ≠ to → gets ← iff ⟺ implies ⟹ land ∧ lor ∨ lnot ¬ owns ∋ dots … dotsc … dotsb ⋯ lvert | rvert |
lVert ‖ rVert ‖ hslash ℏ complement ∁ Box □ upmu µ micro µ celsius ℃`

const NARIES = `sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂
bigsqcup ⨆ biguplus ⨄`

function table(rows: string): ReadonlyMap<string, string> {
  const words = rows.trim().split(/\s+/)
  return new Map(
    words.flatMap((word, index) => (index % 2 === 0 ? [[word, signOf(words[index + 1] ?? '')] as const] : []))
  )
}

const signOf = (word: string): string => (word === '\\\\' ? '\\' : word)

const inverse = (rows: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...rows].map(([command, sign]) => [sign, command]))

const SPELLED = table(COMMANDS)
/** The sign of each command that prints one. */
export const SIGN_OF_COMMAND: ReadonlyMap<string, string> = new Map([...table(ALIASES), ...SPELLED])
/** The command of each sign that has one, signs of the keyboard left out. */
export const COMMAND_OF_SIGN: ReadonlyMap<string, string> = new Map(
  [...inverse(SPELLED)].filter(([sign]) => !/^[\u0020-\u007E]$/u.test(sign) || sign === '\\')
)
export const NARY_OF_COMMAND: ReadonlyMap<string, string> = table(NARIES)
export const COMMAND_OF_NARY: ReadonlyMap<string, string> = inverse(NARY_OF_COMMAND)

/** Signs that bind two terms, and those that compare them: TeX is printed with spaces around both. */
export const SPACED_SIGNS: ReadonlySet<string> = new Set(
  '+ - = < > ± ∓ × ÷ ⋅ ∗ ≤ ≥ ≠ ≪ ≫ ⩽ ⩾ ≈ ≡ ∼ ≃ ≅ ∝ ∈ ∉ ⊂ ⊃ ⊆ ⊇ → ← ↔ ⇒ ⇐ ⇔ ⟹ ⟺ ⟶ ↦ ∪ ∩ ∧ ∨ ⊕ ⊗ ∣ ∥ ⊥'.split(' ')
)

/** The functions that TeX sets upright by name; those that take a bound below stand in `LIMITS`. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp det dim ker hom deg arg gcd Pr lim limsup liminf max min sup inf'.split(
    ' '
  )
)
export const LIMITS: ReadonlySet<string> = new Set('lim limsup liminf max min sup inf det gcd Pr'.split(' '))

export const SPACES: ReadonlyMap<string, MathSpace> = new Map([
  ['!', 'negative'],
  [',', 'thin'],
  ['thinspace', 'thin'],
  [':', 'medium'],
  ['>', 'medium'],
  [';', 'thick'],
  [' ', 'word'],
  ['quad', 'quad'],
  ['qquad', 'double-quad']
])

/** Spaces as characters; the first row of a width is how it is written. */
export const SPACE_CHARACTERS: readonly (readonly [MathSpace, string])[] = [
  ['thin', '\u2009'],
  ['medium', '\u205F'],
  ['thick', '\u2005'],
  ['word', '\u00A0'],
  ['quad', '\u2003'],
  ['double-quad', '\u2003\u2003'],
  ['thin', '\u2006'],
  ['thin', '\u200A'],
  ['thick', '\u2004'],
  ['word', '\u0020'],
  ['quad', '\u2002'],
  ['negative', '\u200B']
]

export const VARIANTS: ReadonlyMap<string, MathVariant> = new Map([
  ['mathrm', 'upright'],
  ['mathbf', 'bold'],
  ['boldsymbol', 'bold-italic'],
  ['bm', 'bold-italic'],
  ['mathbb', 'double-struck'],
  ['mathcal', 'script'],
  ['mathscr', 'script'],
  ['mathfrak', 'fraktur'],
  ['mathsf', 'sans-serif'],
  ['mathtt', 'monospace']
])

export const TEXTS: ReadonlySet<string> = new Set(['text', 'textrm', 'mbox', 'textnormal', 'hbox'])

/** Accents by command, with the character that OMML and MathML name them by. */
export const ACCENTS: readonly (readonly [command: string, accent: MathAccent, sign: string])[] = [
  ['hat', 'hat', '\u0302'],
  ['widehat', 'hat', '\u0302'],
  ['tilde', 'tilde', '\u0303'],
  ['widetilde', 'tilde', '\u0303'],
  ['bar', 'bar', '\u0304'],
  ['vec', 'vec', '\u20D7'],
  ['overrightarrow', 'vec', '\u20D7'],
  ['dot', 'dot', '\u0307'],
  ['ddot', 'ddot', '\u0308'],
  ['check', 'check', '\u030C'],
  ['breve', 'breve', '\u0306'],
  ['overline', 'overline', '\u0305'],
  ['underline', 'underline', '\u0332'],
  ['overbrace', 'overbrace', '\u23DE'],
  ['underbrace', 'underbrace', '\u23DF']
]

/** Environments of rows: the signs around them and how their columns are set. */
export const ENVIRONMENTS: readonly (readonly [
  name: string,
  open: string,
  close: string,
  layout: 'grid' | 'cases' | 'aligned'
])[] = [
  ['matrix', '', '', 'grid'],
  ['pmatrix', '(', ')', 'grid'],
  ['bmatrix', '[', ']', 'grid'],
  ['Bmatrix', '{', '}', 'grid'],
  ['vmatrix', '|', '|', 'grid'],
  ['Vmatrix', '‖', '‖', 'grid'],
  ['cases', '{', '', 'cases'],
  ['aligned', '', '', 'aligned'],
  ['align', '', '', 'aligned'],
  ['align*', '', '', 'aligned'],
  ['split', '', '', 'aligned'],
  ['gathered', '', '', 'grid'],
  ['smallmatrix', '', '', 'grid'],
  ['array', '', '', 'grid']
]
