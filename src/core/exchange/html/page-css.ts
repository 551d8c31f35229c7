/** How an exported page looks on screen and paper, in light and dark; no font or picture is fetched. */
export const PAGE_CSS = `
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5f6368; --line: #d5d7da; --paper: #fff; --link: #1a5fb4;
  --added: #e6f4ea; --gone: #fce8e6; --said: #fff8e1 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --soft: #a0a4a8; --line: #44474a; --paper: #1b1c1e;
  --link: #8ab4f8; --added: #1e3a28; --gone: #442726; --said: #3a3420 } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 44rem; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.6 Georgia, 'Times New Roman', 'Noto Serif', serif; overflow-wrap: break-word }
body.facing { max-width: 84rem }
:lang(zh) { font-family: 'Songti SC', SimSun, 'Noto Serif CJK SC', 'Source Han Serif SC', serif; line-height: 1.8 }
:lang(zh-TW), :lang(zh-Hant), :lang(zh-HK) { font-family: 'Songti TC', PMingLiU, 'Noto Serif CJK TC', serif }
h1, h2, h3, h4, h5 { line-height: 1.3; margin: 1.8em 0 .6em; text-wrap: balance; break-after: avoid }
h1 { font-size: 1.75rem; margin-top: 0 } h2 { font-size: 1.35rem } h3 { font-size: 1.15rem } h4, h5 { font-size: 1rem }
p, ul, ol, blockquote, figure, table, pre { margin: 0 0 1em }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em }
.authors, .affiliations { color: var(--soft); font-size: .95rem }
.affiliations { list-style: none; padding: 0 } .affiliations sup { margin-right: .2em }
article + article { margin-top: 4rem; border-top: 1px solid var(--line); padding-top: 2.5rem }
.row > div { min-width: 0 }
.facing .row { display: grid; grid-template-columns: 1fr 1fr; column-gap: 3rem }
.interleaved .row > div + div { color: var(--soft); padding-left: 1rem; border-left: 2px solid var(--line); margin-bottom: 1.5rem }
figure { text-align: center } img { max-width: 100%; height: auto }
figcaption, caption { text-align: left; font-size: .92rem; color: var(--soft); margin: .4em 0 }
table { border-collapse: collapse; width: 100%; font-size: .95rem; border-block: 1.5px solid var(--ink) }
th, td { padding: .35em .6em; vertical-align: top; text-align: left; border-bottom: 1px solid var(--line) }
th { border-bottom-color: var(--ink) } td p, th p { margin: 0 }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line) }
pre { overflow-x: auto; padding: .8em; border: 1px solid var(--line); border-radius: 4px }
code { font: .9em/1.5 ui-monospace, Menlo, Consolas, monospace }
math[display=block] { margin: 1em 0; overflow-x: auto }
.equation:has(.equation-number) { display: flex; align-items: center; gap: 1rem } .equation:has(.equation-number) math { flex: 1 }
ins.change { background: var(--added); text-decoration: underline } del.change { background: var(--gone) }
tr[data-change=insertion] { background: var(--added) } tr[data-change=deletion] { background: var(--gone) }
:is(p, h2, h3, h4, h5)[data-change]::after { content: '¶'; color: var(--soft); margin-left: .15em }
:is(p, h2, h3, h4, h5)[data-change=deletion]::after { text-decoration: line-through }
.comment { padding: 0 .35em; border-left: 2px solid #e0b400; background: var(--said); font: .82em/1.4 system-ui, sans-serif }
.comment b { font-weight: 600 } .comment .reply { margin-left: .5em }
.notes, .references { font-size: .95rem } .notes { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .5rem }
.entry { margin: 0 0 .6em } .hanging .entry { padding-left: 2em; text-indent: -2em } .entry .label { margin-right: .5em }
:target { background: var(--said) }
@page { size: A4; margin: 20mm 18mm }
@page facing { size: A4 landscape; margin: 15mm }
@media print { :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; --link: #000; --said: #f4f4f4; --added: #f4f4f4; --gone: #f4f4f4 }
  body { max-width: none; padding: 0; font-size: 10.5pt } body.facing { page: facing } .facing .row { column-gap: 12mm }
  article + article { break-before: page; border: 0; padding: 0; margin: 0 } a { text-decoration: none }
  figure, tr, .entry { break-inside: avoid } thead { display: table-header-group } }
@media (max-width: 60rem) and (not print) { .facing .row { grid-template-columns: 1fr } }
`
