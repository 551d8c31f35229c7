import { useState } from 'react'
import { describePicture } from '#core/exchange/pictures/describe-picture'
import type { Image } from '#core/manuscript/nodes'
import { useFormats, useText } from '../../i18n'
import { TextField } from '../../ui'
import { parseWidth, widthText } from './picture-width'
import styles from './objects.module.css'

/** What is said and wished of a picture, as it is typed. */
export interface ImageDraft {
  readonly alt: string
  /** In centimetres; empty for the picture's own size. */
  readonly width: string
}

export const draftOf = ({ alt, width }: Image): ImageDraft => ({ alt, width: widthText(width) })

/** The picture as drafted, undefined where the width is none. A new width takes the picture's own proportions. */
export function applyDraft(image: Image, { alt, width }: ImageDraft): Image | undefined {
  const points = parseWidth(width)
  if (points === 'wrong') return undefined
  if (width.trim() === widthText(image.width)) return { ...image, alt: alt.trim() }
  const { width: _, height: __, ...rest } = image
  return { ...rest, alt: alt.trim(), ...(points !== undefined && { width: points }) }
}

export interface ImageFieldsProps {
  readonly image: Image
  readonly draft: ImageDraft
  readonly onChange: (draft: ImageDraft) => void
}

/** The picture, the words that stand for it, and its width. */
export function ImageFields({ image, draft, onChange }: ImageFieldsProps) {
  const text = useText()
  const { fileSize } = useFormats()
  const [isBroken, setIsBroken] = useState(!image.url.startsWith('data:image/'))
  const kept = describePicture(image.url)
  return (
    <div className={styles.form}>
      {isBroken ? (
        <p className={styles.absent}>
          {kept
            ? text('objects.imageUnseen', { kind: kept.format.name, size: fileSize(kept.bytes) })
            : text('objects.imageAbsent')}
        </p>
      ) : (
        <div className={styles.frame}>
          <img className={styles.picture} src={image.url} alt={draft.alt} onError={() => setIsBroken(true)} />
        </div>
      )}
      <TextField
        label={text('objects.imageText')}
        hint={text('objects.imageTextHint')}
        rows={2}
        value={draft.alt}
        onChange={(alt) => onChange({ ...draft, alt })}
      />
      <TextField
        label={text('objects.imageWidth')}
        hint={text('objects.imageWidthHint')}
        error={parseWidth(draft.width) === 'wrong' ? text('objects.imageWidthWrong') : undefined}
        inputMode="decimal"
        placeholder={text('objects.imageOwnWidth')}
        value={draft.width}
        onChange={(width) => onChange({ ...draft, width })}
      />
    </div>
  )
}
