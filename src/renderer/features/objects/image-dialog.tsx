import { useState } from 'react'
import type { Image } from '#core/manuscript/nodes'
import { useText } from '../../i18n'
import { Button, Dialog } from '../../ui'
import { applyDraft, draftOf, ImageFields } from './image-fields'
import styles from './objects.module.css'

export interface ImageDialogProps {
  readonly image: Image
  readonly onSave: (image: Image) => void
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** What stands for a picture where it is not seen, and how wide it is where it is. */
export function ImageDialog({ image, onSave, onDelete, onClose }: ImageDialogProps) {
  const text = useText()
  const [draft, setDraft] = useState(() => draftOf(image))
  const changed = applyDraft(image, draft)
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('objects.image')}
      closeLabel={text('common.close')}
      width={480}
      footer={
        <>
          <Button variant="danger" icon="bin" onClick={onDelete} className={styles.first ?? ''}>
            {text('objects.deleteImage')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button variant="main" disabled={!changed} onClick={() => changed && onSave(changed)}>
            {text('common.save')}
          </Button>
        </>
      }
    >
      <ImageFields image={image} draft={draft} onChange={setDraft} />
    </Dialog>
  )
}
