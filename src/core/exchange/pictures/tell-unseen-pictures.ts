import type { Finding } from '#core/finding'
import type { Block } from '#core/manuscript/nodes'
import { pictureAddresses } from '#core/manuscript/picture-addresses'
import { describePicture } from './describe-picture'
import type { PictureFormat } from './picture-format'

/** Who shows the pictures of a format that is written, and which they do not show. */
const VIEWERS = {
  html: {
    name: 'Browsers, and PDF files printed from them,',
    isUnseen: ({ shownBy }: PictureFormat) => shownBy === 'office'
  },
  markdown: { name: 'Most Markdown viewers', isUnseen: ({ shownBy }: PictureFormat) => shownBy === 'office' },
  latex: { name: 'LaTeX’s engines', isUnseen: ({ extension }: PictureFormat) => !/^(?:png|jpeg)$/u.test(extension) }
} as const

/** Names the pictures of `blocks` that a written file holds, but that whoever opens it does not see. */
export function tellUnseenPictures(blocks: readonly Block[], target: keyof typeof VIEWERS): readonly Finding[] {
  const { name, isUnseen } = VIEWERS[target]
  const formats = pictureAddresses(blocks).flatMap((url) => describePicture(url)?.format ?? [])
  const unseen = formats.filter(isUnseen)
  if (unseen.length === 0) return []
  const kinds = [...new Set(unseen.map((format) => format.name))].join(', ')
  const message = `${name} do not show ${unseen.length} of the pictures (${kinds}). Put PNG pictures in their place, or use a Word document, which keeps them.`
  return [
    { severity: 'warning', code: 'pictures-unseen', message, values: { count: unseen.length, kinds, reason: target } }
  ]
}
