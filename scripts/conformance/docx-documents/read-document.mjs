/**
 * What our reader makes of a DOCX: its objects, its text with what it left out knowingly, its findings, and how much of the
 * processor's time it took. `load` gives a TypeScript module by its path.
 */
export async function openReader(load) {
  const { readDocx } = await load('src/core/exchange/docx/read-docx.ts')
  const { findUnreadDocx } = await load('src/core/exchange/docx/find-unread-docx.ts')
  const { splitSides } = await load('src/core/exchange/split-sides.ts')
  const { isTextBlock, visitBlocks, visitLeaves } = await load('src/core/manuscript/walk.ts')
  const { isInlineParent } = await load('src/core/manuscript/flatten-inlines.ts')
  const tree = { isTextBlock, visitBlocks, visitLeaves, isInlineParent }
  return (bytes) => {
    const start = process.cpuUsage()
    const spent = () => {
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1_000
    }
    const read = readDocx(bytes)
    if (!read.ok) return { refusal: read.error, milliseconds: spent() }
    const { leading, facing } = splitSides(read.value.blocks)
    const unread = findUnreadDocx(bytes, read.value, [leading.blocks, facing.blocks])
    const milliseconds = spent()
    const { blocks, title = '', findings, leftOut, people, references } = read.value
    const { objects, text } = takeStock(blocks, tree)
    return {
      milliseconds,
      objects: { ...objects, references: references.length },
      text: [title, text, ...leftOut, JSON.stringify(people ?? {})].join('\n'),
      findings,
      unread
    }
  }
}

function takeStock(blocks, tree) {
  const objects = {
    notes: 0,
    comments: 0,
    tables: 0,
    pictures: 0,
    equations: 0,
    changes: 0,
    'changed ends': 0,
    citations: 0
  }
  const text = []
  // A comment may stand within a word.
  const remarks = []
  const visitInlines = (inlines) => {
    for (const inline of inlines) {
      if (tree.isInlineParent(inline)) {
        if (inline.type === 'insertion' || inline.type === 'deletion') objects.changes++
        visitInlines(inline.children)
      } else visitLeaf(inline)
    }
  }
  const visitLeaf = (leaf) => {
    if (leaf.type === 'note') {
      objects.notes++
      text.push(' ')
      visitAll(leaf.children)
      text.push(' ')
    } else if (leaf.type === 'comment') {
      objects.comments += 1 + (leaf.replies?.length ?? 0)
      remarks.push(...[leaf, ...(leaf.replies ?? [])].map((remark) => `\n${remark.text}`))
    } else if (leaf.type === 'image') {
      objects.pictures++
      text.push(` ${leaf.alt} ${leaf.title ?? ''} `)
    }
    if (leaf.type === 'inlineMath') objects.equations++
    else if (leaf.type === 'citation') objects.citations++
    else if (leaf.type === 'text' || leaf.type === 'inlineCode') text.push(leaf.value)
    else if (leaf.type === 'crossReference') text.push(leaf.text)
    else if (leaf.type === 'break') text.push('\n')
  }
  const visitAll = (inside) =>
    tree.visitBlocks(inside, (block) => {
      text.push('\n')
      if (block.type === 'table') objects.tables++
      if (block.type === 'math') objects.equations++
      if (block.type === 'code') text.push(block.value)
      if (block.endChange) objects['changed ends']++
      if (tree.isTextBlock(block)) visitInlines(block.children)
    })
  visitAll(blocks)
  return { objects, text: [...text, ...remarks].join('') }
}
