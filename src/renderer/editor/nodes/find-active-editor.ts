import { $getEditor } from 'lexical'
import type { LexicalEditor } from 'lexical'

/** The running editor, undefined where Lexical reads a state by itself and names none. */
export function $findActiveEditor(): LexicalEditor | undefined {
  try {
    return $getEditor()
  } catch {
    return undefined
  }
}
