const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

/** `text` for the content of an element or a quoted attribute, without the control characters that HTML refuses. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? '')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

/** An element with its attributes; those without a value are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: string
): string {
  return `${openTag(name, attributes)}${content}</${name}>`
}

/** The opening tag of an element. */
export function openTag(name: string, attributes: Readonly<Record<string, string | number | undefined>>): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeHtml(String(value))}"`
  )
  return `<${name}${written.join('')}>`
}
