import type { TextFunction } from '../i18n'

const NAMES = [
  'edit',
  'resolve-label',
  'not-a-source',
  'insert-citation',
  'edit-citation',
  'remove-citation',
  'style',
  'title',
  'import-references',
  'add-reference',
  'edit-reference',
  'remove-references',
  'edit-references',
  'merge-references',
  'collections',
  'tell-apart',
  'add-style',
  'replace-style',
  'remove-style',
  'insert-note',
  'edit-note',
  'add-comment',
  'edit-comment',
  'equation',
  'caption',
  'cross-reference',
  'picture',
  'image-text',
  'remove-object',
  'accept-changes',
  'reject-changes',
  'details',
  'connect-typed'
] as const

/** What an entry of the undo log did, in the language of the interface. */
export function undoName(entry: string, text: TextFunction): string {
  const name = NAMES.find((one) => one === entry)
  return text(`undo.${name ?? 'edit'}`)
}
