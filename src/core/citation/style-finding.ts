import type { Finding } from '#core/finding'
import type { CslNode } from './csl-tree'

/** A finding about an element of a style; `values` are what a translation of the message fills in. */
export function findingAt(
  node: CslNode,
  severity: Finding['severity'],
  code: string,
  message: string,
  values: Finding['values'] = {}
): Finding {
  return { severity, code, message, place: { line: node.line, part: `<${node.name}>` }, values }
}
