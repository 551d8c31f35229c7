import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzlibSync } from 'fflate'
import { root } from '../../project.mjs'

export const name = 'Shipped styles'
export const files = []

/** Holds every shipped style against the rules of CSL; none may be refused. */
export async function run({ load }) {
  const { checkStyle } = await load('src/core/citation/check-style.ts')
  const findings = new Map()
  const refused = []
  const styles = shippedStyles()
  for (const [id, text] of styles) {
    const checked = checkStyle(text)
    if (checked.style === undefined) refused.push(id)
    for (const { severity, message } of checked.findings) {
      const key = `${severity}: ${message}`
      findings.set(key, [...(findings.get(key) ?? []), id])
    }
  }
  return {
    figures: [
      { of: 'styles held against the rules of CSL', value: String(styles.length) },
      { of: 'of these refused', value: String(refused.length) },
      ...[...findings].map(([message, ids]) => ({ of: message, value: `${ids.length}, as ${ids[0]}` }))
    ],
    gates: [
      {
        name: 'no shipped style is refused',
        passed: refused.length === 0,
        ...(refused.length > 0 && { detail: refused.slice(0, 10).join(', ') })
      }
    ]
  }
}

function shippedStyles() {
  const folder = join(root, 'resources/styles')
  const { styles } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))
  const packs = new Map()
  const textOf = ({ id, file }) => {
    if (!file.endsWith('.pack')) return readFileSync(join(folder, file), 'utf8')
    if (!packs.has(file)) packs.set(file, JSON.parse(strFromU8(unzlibSync(readFileSync(join(folder, file))))))
    return packs.get(file)[id]
  }
  return styles.map((style) => [style.id, textOf(style)])
}
