import type { ReferenceId } from '#core/ids'

/** The citation key of a reference without the signs that LaTeX gives a meaning. */
export const latexKey = (reference: ReferenceId, keys: ReadonlyMap<ReferenceId, string>): string =>
  (keys.get(reference) ?? reference).replace(/[\s,{}#%~\\"']/gu, '')
