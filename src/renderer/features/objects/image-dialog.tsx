import { useState } from 'react'
import type { Image } from '#core/manuscript/nodes'
import { useText } from '../../i18n'
import { Button, Dialog, TextField } from '../../ui'
import styles from './objects.module.css'

export interface ImageDialogProps {
  readonly image: Image
  readonly onSave: (image: Image) => void
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** What stands for a picture where it is not seen. */
export function ImageDialog({ image, onSave, onDelete, onClose }: ImageDialogProps) {
  const text = useText()
  const [alt, setAlt] = useState(image.alt)
  const [isBroken, setIsBroken] = useState(!image.url.startsWith('data:image/'))
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
          <Button variant="main" onClick={() => onSave({ ...image, alt: alt.trim() })}>
            {text('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {isBroken ? (
          <p className={styles.absent}>{text('objects.imageAbsent')}</p>
        ) : (
          <img className={styles.picture} src={image.url} alt={alt} onError={() => setIsBroken(true)} />
        )}
        <TextField
          label={text('objects.imageText')}
          hint={text('objects.imageTextHint')}
          rows={2}
          value={alt}
          onChange={setAlt}
        />
      </div>
    </Dialog>
  )
}
