/** Values of `content-type` by which our own articles say what JATS has no element for. */

/** A mention whose target is not in the article. */
export const GONE = 'cross-reference'

/** Before the kind: a caption that stands apart from its figure or table. */
export const CAPTION_OF = 'caption-of-'

/** The label of such a caption, which follows from the order. */
export const CAPTION_LABEL = 'caption-label'
