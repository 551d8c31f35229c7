import type { FormattedRun, FormattedText } from './formatted-text'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')

/** HTML of formatted text: `i`, `b`, `u`, `sup`, `sub`, small capitals and links; all text escaped. */
export const formatHtml = (text: FormattedText): string => text.map(runHtml).join('')

function runHtml(run: FormattedRun): string {
  let html = escapeHtml(run.text)
  if (run.italic) html = `<i>${html}</i>`
  if (run.bold) html = `<b>${html}</b>`
  if (run.underline) html = `<u>${html}</u>`
  if (run.smallCaps) html = `<span style="font-variant: small-caps">${html}</span>`
  if (run.superscript) html = `<sup>${html}</sup>`
  if (run.subscript) html = `<sub>${html}</sub>`
  return run.link === undefined ? html : `<a href="${escapeHtml(run.link)}">${html}</a>`
}
