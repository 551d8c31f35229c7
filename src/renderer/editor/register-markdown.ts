import {
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  CODE,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  ORDERED_LIST,
  registerMarkdownShortcuts,
  STRIKETHROUGH,
  UNORDERED_LIST
} from '@lexical/markdown'
import type { ElementTransformer } from '@lexical/markdown'
import { $createHeadingNode, $createQuoteNode, HeadingNode, QuoteNode } from '@lexical/rich-text'
import { $createParagraphNode } from 'lexical'
import type { LexicalEditor } from 'lexical'
import { $createThematicBreakNode, ThematicBreakNode } from './nodes/thematic-break-node'

const HEADING: ElementTransformer = {
  dependencies: [HeadingNode],
  export: () => null,
  regExp: /^(#{1,4})\s/,
  replace: (parent, children, match) => {
    const tag = (['h1', 'h2', 'h3', 'h4'] as const)[(match[1]?.length ?? 1) - 1] ?? 'h4'
    const heading = $createHeadingNode(tag).append(...children)
    parent.replace(heading)
    heading.select(0, 0)
  },
  type: 'element'
}

const QUOTE: ElementTransformer = {
  dependencies: [QuoteNode],
  export: () => null,
  regExp: /^>\s/,
  replace: (parent, children) => {
    const paragraph = $createParagraphNode().append(...children)
    parent.replace($createQuoteNode({ shadowRoot: true }).append(paragraph))
    paragraph.select(0, 0)
  },
  type: 'element'
}

const THEMATIC_BREAK: ElementTransformer = {
  dependencies: [ThematicBreakNode],
  export: () => null,
  regExp: /^(?:---|\*\*\*|___)\s$/,
  replace: (parent, children) => {
    const rest = $createParagraphNode().append(...children)
    parent.replace(rest)
    rest.insertBefore($createThematicBreakNode())
    rest.select(0, 0)
  },
  triggerOnEnter: true,
  type: 'element'
}

/** Markdown while typing: `#`, `-`, `1.`, `>`, three backticks, `---`, and the marks. Waits for composed text to be committed. */
export function registerMarkdown(editor: LexicalEditor): () => void {
  return registerMarkdownShortcuts(editor, [
    HEADING,
    QUOTE,
    THEMATIC_BREAK,
    UNORDERED_LIST,
    ORDERED_LIST,
    CODE,
    INLINE_CODE,
    BOLD_ITALIC_STAR,
    BOLD_STAR,
    BOLD_UNDERSCORE,
    ITALIC_STAR,
    ITALIC_UNDERSCORE,
    STRIKETHROUGH
  ])
}
