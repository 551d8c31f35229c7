import type { Root } from 'mdast'
import type { Extension as MdastExtension } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Processor } from 'unified'
import './markdown-nodes'
import { pandocConstructs } from './pandoc-constructs'
import { spanConstructs } from './span-constructs'

const pandocNodes: MdastExtension = {
  enter: {
    citation(token) {
      if (token.citationSource) this.enter({ ...token.citationSource }, token)
    },
    spanMark(token) {
      if (token.spanMark) this.enter({ ...token.spanMark }, token)
    },
    superscript(token) {
      this.enter({ type: 'superscript', children: [] }, token)
    },
    subscript(token) {
      this.enter({ type: 'subscript', children: [] }, token)
    }
  },
  exit: {
    citation(token) {
      if (token.citationSource) this.exit(token)
    },
    spanMark(token) {
      if (token.spanMark) this.exit(token)
    },
    superscript(token) {
      this.exit(token)
    },
    subscript(token) {
      this.exit(token)
    }
  }
}

/** GFM without its bare addresses, which are running text here as they are for Pandoc, and Pandoc's own inlines. */
function remarkGfmAndPandoc(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    gfmFootnote(),
    gfmStrikethrough({ singleTilde: false }),
    gfmTable(),
    gfmTaskListItem(),
    pandocConstructs,
    spanConstructs
  ]
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    pandocNodes
  ]
}

const bodyParser = unified().use(remarkParse).use(remarkCjkFriendly).use(remarkGfmAndPandoc).freeze()
const fileParser = bodyParser().use(remarkFrontmatter, ['yaml']).freeze()

/**
 * The syntax tree of a Markdown text: CommonMark, GFM and Pandoc's citations and scripts; with `header`, a YAML block
 * at the start is front matter rather than a rule and a heading.
 */
export function parseMarkdown(text: string, options: { readonly header: boolean }): Root {
  return (options.header ? fileParser : bodyParser).parse(text)
}
