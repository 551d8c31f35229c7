import type { Output } from './output'

/** The output with a capital at its start, where it starts with a term: a note begins `Ibid.` */
export function capitalizeTerm(output: Output): Output {
  return capitalizeStart(output, false) ?? output
}

function capitalizeStart(output: Output, isTerm: boolean): Output | undefined {
  if (typeof output === 'string')
    return isTerm ? output.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : undefined
  const at = output.children.findIndex((child) => child !== '')
  const child = output.children[at]
  const changed = child === undefined ? undefined : capitalizeStart(child, isTerm || output.isTerm === true)
  return changed === undefined ? undefined : { ...output, children: output.children.with(at, changed) }
}
