/** What a document needs, by what stands in it. */
export interface LatexNeeds {
  /** babel's names of the languages, the first the main one. */
  readonly languages: readonly string[]
  readonly bibliographyFile: string | undefined
  readonly columns: boolean
}

/** babel's name for a language tag; English for those we do not know. */
export function babelName(language: string): string {
  if (/^zh-(?:hant|tw|hk|mo)\b/iu.test(language)) return 'chinese-traditional'
  if (/^zh\b/iu.test(language)) return 'chinese-simplified'
  return BABEL[language.slice(0, 2).toLowerCase()] ?? 'english'
}

const BABEL: Readonly<Record<string, string>> = {
  de: 'ngerman',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  pt: 'portuguese',
  ru: 'russian'
}

/** Languages without quotation marks in csquotes, by the start of babel's name. */
const UNQUOTED: ReadonlySet<string> = new Set(['chinese', 'japanese', 'korean'])

/** The first of the fonts that is installed. */
const firstOf = (command: string, fonts: readonly string[]): string =>
  fonts.reduceRight((rest, font) => `\\IfFontExistsTF{${font}}{\\${command}{${font}}}{${rest}}`, '')

/** Fonts of the usual installations; LaTeX's own has no Greek letters outside of equations. */
const LATIN_FONTS = ['Times New Roman', 'Liberation Serif', 'Noto Serif', 'DejaVu Serif', 'FreeSerif']
const CODE_FONTS = ['DejaVu Sans Mono', 'Courier New', 'Liberation Mono', 'FreeMono']
const CJK_FONTS = ['Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', 'SimSun', 'FandolSong-Regular.otf']

/** Everything before `\begin{document}`: for XeLaTeX and LuaLaTeX, with Chinese fonts of the usual installations. */
export function writePreamble({ languages, bibliographyFile, columns }: LatexNeeds): string {
  const [main = 'english', ...others] = languages
  const imports = [...new Set([main, ...others])].map(
    (name) => `\\babelprovide[import${name === main ? ',main' : ''}]{${name}}`
  )
  return [
    '% Compile with xelatex or lualatex; with citations also biber.',
    String.raw`\documentclass[11pt,a4paper]{article}`,
    String.raw`\usepackage{iftex}`,
    String.raw`\ifPDFTeX\PackageError{article}{Compile this file with xelatex or lualatex}{}\fi`,
    String.raw`\usepackage{fontspec}`,
    firstOf('setmainfont', LATIN_FONTS),
    firstOf('setmonofont', CODE_FONTS),
    String.raw`\ifXeTeX`,
    String.raw`  \usepackage{xeCJK}`,
    `  ${firstOf('setCJKmainfont', CJK_FONTS)}`,
    String.raw`\else\ifLuaTeX`,
    String.raw`  \usepackage{luatexja-fontspec}`,
    `  ${firstOf('setmainjfont', CJK_FONTS)}`,
    String.raw`\fi\fi`,
    String.raw`\usepackage{babel}`,
    ...imports,
    String.raw`\usepackage{amsmath,amssymb,graphicx,array,longtable,multirow,csquotes,xcolor,enumitem}`,
    String.raw`\usepackage[export]{adjustbox}`,
    String.raw`\usepackage[normalem]{ulem}`,
    ...(columns ? [String.raw`\usepackage[landscape,margin=18mm]{geometry}`, String.raw`\usepackage{paracol}`] : []),
    ...(bibliographyFile === undefined
      ? []
      : [
          String.raw`\usepackage[backend=biber,style=numeric-comp,sorting=none]{biblatex}`,
          `\\addbibresource{${bibliographyFile}}`
        ]),
    String.raw`\usepackage[hidelinks]{hyperref}`,
    // csquotes knows no Asian language, and would print question marks in the list.
    ...languages
      .filter((name) => UNQUOTED.has(name.replace(/-.*/u, '')))
      .map((name) => `\\DeclareQuoteAlias[american]{english}{${name}}`),
    String.raw`\newcommand{\underlined}[1]{{\uline{#1}}}`,
    String.raw`\newcommand{\struck}[1]{{\sout{#1}}}`,
    String.raw`\newcommand{\insertion}[1]{{\color{blue}#1}}`,
    String.raw`\newcommand{\deletion}[1]{{\color{red}#1}}`,
    String.raw`\newcommand{\linestop}{\leavevmode\newline}`,
    String.raw`\setlistdepth{12}\renewlist{itemize}{itemize}{12}\renewlist{enumerate}{enumerate}{12}`,
    String.raw`\setlist[itemize]{label=\textbullet}\setlist[enumerate]{label=\arabic*.}`,
    String.raw`\setlength{\extrarowheight}{3pt}`,
    String.raw`\setlength{\parindent}{0pt}\setlength{\parskip}{0.6em}`
  ].join('\n')
}
