/** `name text name text …` as a map; `␣` stands for a space, `⍽` for one that does not break, `¶¶` for the end of a paragraph, `⊘` for nothing. */
function readTable(table: string): ReadonlyMap<string, string> {
  const words = table.trim().split(/\s+/)
  const pairs = words.flatMap((name, index) => (index % 2 === 0 ? [[name, words[index + 1] ?? ''] as const] : []))
  return new Map(
    pairs.map(([name, text]) => [
      name,
      text.replaceAll('␣', ' ').replaceAll('⍽', '\u00A0').replace('⊘', '').replace('¶¶', '\u2029')
    ])
  )
}

/** Commands that stand for a text, in text and in formulae. */
export const SYMBOLS: ReadonlyMap<string, string> = readTable(`
  ss ß SS ẞ ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł aa å AA Å i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ ij ĳ IJ Ĳ
  textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” lq ‘ rq ’
  guillemotleft « guillemotright » guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright › flqq « frqq »
  flq ‹ frq › glqq „ grqq “ glq ‚ grq ‘ quotedblbase „ quotesinglbase ‚ textquotedbl " textquotesingle ' dq "
  textasciitilde ~ textasciicircum ^ textbackslash \\ textbar | textless < textgreater > textunderscore _ textdollar $
  textbraceleft { textbraceright } lbrace { rbrace } textasciigrave \` textasciimacron ¯ backslash \\ vert | Vert ‖
  textnumbersign # textpercent % textampersand & textvisiblespace ␣ textsection § textparagraph ¶ lbrack [ rbrack ]
  S § P ¶ dag † ddag ‡ textdagger † textdaggerdbl ‡ copyright © textcopyright © textregistered ® texttrademark ™
  pounds £ textsterling £ texteuro € euro € EUR € textyen ¥ textcent ¢ textcurrency ¤ textbullet • bullet • cdots ⋯
  textperiodcentered · textordfeminine ª textordmasculine º textexclamdown ¡ textquestiondown ¿ textdegree ° degree °
  textmu µ textohm Ω textonehalf ½ textonequarter ¼ textthreequarters ¾ textonesuperior ¹ texttwosuperior ²
  textthreesuperior ³ ldots … dots … dotsc … textellipsis … hyphen - slash / textpm ± texttimes × textdiv ÷
  textrightarrow → textleftarrow ← textuparrow ↑ textdownarrow ↓ celsius ℃ textcelsius ℃ percent % micro µ
  TeX TeX LaTeX LaTeX BibTeX BibTeX LaTeXe LaTeX2ε XeTeX XeTeX cyrchar ⊘
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
  xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  textalpha α textbeta β textgamma γ textdelta δ textepsilon ε textkappa κ textlambda λ textpi π textsigma σ textomega ω
  pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ circ ∘ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ cap ∩ cup ∪ vee ∨ wedge ∧ lor ∨
  land ∧ lnot ¬ neg ¬ setminus ∖ wr ≀ le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ ll ≪ gg ≫ lt < gt >
  approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ asymp ≍ prec ≺ succ ≻ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ in ∈
  notin ∉ ni ∋ mid ∣ parallel ∥ perp ⊥ models ⊨ vdash ⊢ dashv ⊣ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅
  infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ oint ∮ sqrt √ prime ′ dprime ″ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ wp ℘
  angle ∠ triangle △ square □ Box □ diamond ⋄ Diamond ◇ clubsuit ♣ heartsuit ♥ spadesuit ♠ sharp ♯ flat ♭ natural ♮
  checkmark ✓ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⇒
  iff ⇔ longrightarrow ⟶ longleftarrow ⟵ mapsto ↦ uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘ hookrightarrow ↪
  rightleftharpoons ⇌ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ ltimes ⋉ rtimes ⋊ therefore ∴ because ∵
  lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ colon : lvert | rvert | lVert ‖ rVert ‖ imath ı jmath ȷ
  log log ln ln exp exp sin sin cos cos tan tan max max min min lim lim sup sup inf inf det det dim dim ker ker gcd gcd
  arg arg deg deg Pr Pr mod mod bmod mod
  quad ␣ qquad ␣ space ␣ enspace ␣ thinspace ␣ enskip ␣ newline ␣ linebreak ␣ par ¶¶ nobreakspace ⍽
  left ⊘ right ⊘ big ⊘ Big ⊘ bigl ⊘ bigr ⊘ Bigl ⊘ Bigr ⊘ displaystyle ⊘ textstyle ⊘ limits ⊘ nolimits ⊘ protect ⊘ relax ⊘
  noindent ⊘ nobreak ⊘ allowbreak ⊘ centering ⊘ raggedright ⊘ ignorespaces ⊘ unskip ⊘ leavevmode ⊘ xspace ⊘ null ⊘
  tiny ⊘ scriptsize ⊘ footnotesize ⊘ small ⊘ normalsize ⊘ large ⊘ Large ⊘ selectfont ⊘ negthinspace ⊘ MakeCapital ⊘
  normalfont ⊘ rm ⊘ sf ⊘ tt ⊘ upshape ⊘ mdseries ⊘ rmfamily ⊘ sffamily ⊘ ttfamily ⊘ bibinitperiod . bibinitdelim ␣
  addcomma , addcolon : addsemicolon ; adddot . addperiod . addspace ␣ addabbrvspace ␣ addnbspace ⍽
  bibrangedash – autodot . isdot ⊘ nopunct ⊘ textcommabelow , nonumber ⊘ hfill ␣
`)

/** Commands of one sign: escaped characters, spaces of any width, and hints for hyphenation. */
export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['&', '&'],
  ['%', '%'],
  ['$', '$'],
  ['#', '#'],
  ['_', '_'],
  ['{', '{'],
  ['}', '}'],
  ['|', '‖'],
  ['\\', ' '],
  [' ', ' '],
  ['\n', ' '],
  [',', ' '],
  [';', ' '],
  [':', ' '],
  ['>', ' '],
  ['!', ''],
  ['/', ''],
  ['-', ''],
  ['@', ''],
  ['*', ''],
  ['[', '['],
  [']', ']'],
  ['<', '<'],
  ['?', '?']
])

/** Accents and the combining character of each, by the command that sets it over, under or through the next letter. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['h', '\u0309'],
  ['r', '\u030A'],
  ['H', '\u030B'],
  ['v', '\u030C'],
  ['G', '\u030F'],
  ['U', '\u030E'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['t', '\u0361'],
  ['textcommabelow', '\u0326'],
  ['textcommaabove', '\u0313'],
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['bar', '\u0304'],
  ['overline', '\u0305'],
  ['breve', '\u0306'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['mathring', '\u030A'],
  ['check', '\u030C'],
  ['vec', '\u20D7'],
  ['underline', ''],
  ['not', '\u0338']
])

const SMALL_CAPS = 'span style="font-variant:small-caps;"'

/** Commands that set their argument in another way, and the tag of CSL rich text for it. */
export const MARKUP: ReadonlyMap<string, string> = new Map([
  ['emph', 'i'],
  ['textit', 'i'],
  ['textsl', 'i'],
  ['mkbibemph', 'i'],
  ['mkbibitalic', 'i'],
  ['textbf', 'b'],
  ['mkbibbold', 'b'],
  ['textsc', SMALL_CAPS],
  ['mkbibsc', SMALL_CAPS],
  ['textsuperscript', 'sup'],
  ['mkbibsuperscript', 'sup'],
  ['textsuperior', 'sup'],
  ['textsubscript', 'sub'],
  ['mkbibsubscript', 'sub'],
  ['textinferior', 'sub']
])

/** Commands that set all that follows in their group in another way. */
export const SWITCHES: ReadonlyMap<string, string> = new Map([
  ['it', 'i'],
  ['em', 'i'],
  ['sl', 'i'],
  ['itshape', 'i'],
  ['slshape', 'i'],
  ['bf', 'b'],
  ['bfseries', 'b'],
  ['sc', SMALL_CAPS],
  ['scshape', SMALL_CAPS]
])

/** Commands whose last argument is the text and whose other arguments are none; the number is that of the others. */
export const WRAPPERS: ReadonlyMap<string, number> = new Map([
  ...(
    'textnormal textup textrm textsf texttt textmd text mbox hbox fbox makebox ensuremath mathrm mathbf mathit mathsf ' +
    'mathtt mathcal mathbb mathfrak mathscr mathnormal mathop mathbin mathrel boldsymbol bm operatorname MakeUppercase ' +
    'uppercase MakeLowercase lowercase NoCaseChange autocap mkbibacro uline ul verb textlatin ' +
    'lowersubscript mathord mkbibname'
  )
    .split(' ')
    .map((name): [string, number] => [name, 0]),
  ['href', 1],
  ['textcolor', 1],
  ['foreignlanguage', 1],
  ['texorpdfstring', 1],
  ['raisebox', 1]
])

/** Commands that print nothing; the number is that of the arguments that go with them. */
export const SILENT: ReadonlyMap<string, number> = new Map([
  ['noopsort', 1],
  ['selectlanguage', 1],
  ['begin', 1],
  ['end', 1],
  ['label', 1],
  ['cite', 1],
  ['citep', 1],
  ['citet', 1],
  ['vspace', 1],
  ['hspace', 1],
  ['color', 1],
  ['index', 1]
])

/** Marks that go around the argument of a command. */
export const ENCLOSURES: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['mkbibparens', ['(', ')']],
  ['mkbibbrackets', ['[', ']']],
  ['footnote', [' (', ')']]
])

/** Journals as the macros of AASTeX, which the NASA ADS writes, name them. */
export const JOURNAL_MACROS: ReadonlyMap<string, string> = new Map(
  `aj Astronomical Journal|apj Astrophysical Journal|apjl Astrophysical Journal Letters|apjs Astrophysical Journal Supplement Series|aap Astronomy and Astrophysics|aapr Astronomy and Astrophysics Reviews|aaps Astronomy and Astrophysics Supplement Series|araa Annual Review of Astronomy and Astrophysics|mnras Monthly Notices of the Royal Astronomical Society|pasp Publications of the Astronomical Society of the Pacific|pasj Publications of the Astronomical Society of Japan|prl Physical Review Letters|pra Physical Review A|prb Physical Review B|prc Physical Review C|prd Physical Review D|pre Physical Review E|nat Nature|icarus Icarus|solphys Solar Physics|ssr Space Science Reviews|grl Geophysical Research Letters|jgr Journal of Geophysical Research|physrep Physics Reports|nphysa Nuclear Physics A|planss Planetary and Space Science|procspie Proceedings of the SPIE|jcap Journal of Cosmology and Astroparticle Physics|apss Astrophysics and Space Science|ao Applied Optics`
    .split('|')
    .map((line): [string, string] => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)])
)
