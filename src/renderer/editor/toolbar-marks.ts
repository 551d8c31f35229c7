import type { MarkType } from '#core/manuscript/nodes'

/** The marks that are offered, in their order on the toolbar. */
export const TOOLBAR_MARKS = [
  'strong',
  'emphasis',
  'underline',
  'delete',
  'superscript',
  'subscript',
  'code'
] as const satisfies readonly (MarkType | 'code')[]

/** Their shortcuts, which are Lexical's. */
export const MARK_SHORTCUTS: Readonly<Record<string, string>> = {
  strong: 'Mod+B',
  emphasis: 'Mod+I',
  underline: 'Mod+U'
}
