import { useEffect, useState, type ClipboardEvent } from 'react'
import { MAX_PICTURE_BYTES, readPicture, type PictureRefusal } from '#core/exchange/pictures/read-picture'
import type { Image } from '#core/manuscript/nodes'
import { useFormats, useText } from '../../i18n'
import { Button, Checkbox, classes, Dialog, Notice, useFileDrop } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { applyDraft, ImageFields } from './image-fields'
import styles from './objects.module.css'

/** A file that did not come in, and why. */
export interface RefusedPicture {
  readonly name: string
  readonly reason: PictureRefusal
}

export interface NewPictureDialogProps {
  /** What was pasted or dropped on the text and refused; the dialog offers another way. */
  readonly refused?: RefusedPicture | undefined
  readonly onInsert: (image: Image, withCaption: boolean) => void
  readonly onClose: () => void
}

/** A picture chosen, dropped or pasted; then what it shows, its width, and whether it gets a caption. */
export function NewPictureDialog({ refused, onInsert, onClose }: NewPictureDialogProps) {
  const text = useText()
  const [image, setImage] = useState<Image>()
  const [draft, setDraft] = useState({ alt: '', width: '' })
  const [withCaption, setWithCaption] = useState(true)
  const drafted = image && applyDraft(image, draft)
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('objects.newImage')}
      closeLabel={text('common.close')}
      width={480}
      footer={
        <>
          {image && (
            <Button variant="quiet" className={styles.first ?? ''} onClick={() => setImage(undefined)}>
              {text('objects.otherImage')}
            </Button>
          )}
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button variant="main" disabled={!drafted} onClick={() => drafted && onInsert(drafted, withCaption)}>
            {text('objects.insert')}
          </Button>
        </>
      }
    >
      {image ? (
        <div className={styles.form}>
          <ImageFields image={image} draft={draft} onChange={setDraft} />
          <Checkbox label={text('objects.withCaption')} checked={withCaption} onChange={setWithCaption} />
        </div>
      ) : (
        <PictureSource refused={refused} onPicture={(url) => setImage({ type: 'image', url, alt: '' })} />
      )}
    </Dialog>
  )
}

interface PictureSourceProps {
  readonly refused: RefusedPicture | undefined
  readonly onPicture: (url: string) => void
}

function PictureSource({ refused, onPicture }: PictureSourceProps) {
  const text = useText()
  const { host } = useWorkbench()
  const [problem, setProblem] = useState<RefusedPicture | string | undefined>(refused)
  const take = (name: string, bytes: Uint8Array): void => {
    const read = readPicture(bytes)
    if (read.ok) onPicture(read.value)
    else setProblem({ name, reason: read.error })
  }
  const takeFile = (files: Iterable<File>): void => {
    const [file] = files
    if (!file) return
    file.arrayBuffer().then(
      (buffer) => take(file.name, new Uint8Array(buffer)),
      (error: unknown) => setProblem(String(error))
    )
  }
  const [over, dropTarget] = useFileDrop(takeFile)
  const choose = async (): Promise<void> => {
    const opened = await host.openFiles({ purpose: 'picture' })
    if (!opened.ok) return setProblem(opened.error.message)
    const [file] = opened.value
    return file && take(file.name, file.bytes)
  }
  usePastedFiles(takeFile)
  return (
    <div className={styles.form}>
      <div ref={dropTarget} className={classes(styles.source, over && styles.sourceOver)}>
        <Button variant="main" onClick={() => void choose()}>
          {text('objects.chooseImage')}
        </Button>
        <p>{text('objects.dropImage')}</p>
      </div>
      {problem !== undefined && (
        <Notice tone="bad">{typeof problem === 'string' ? problem : <RefusedText {...problem} />}</Notice>
      )}
    </div>
  )
}

/** A button does not get what is pasted; the page around it does. */
function usePastedFiles(onFiles: (files: Iterable<File>) => void): void {
  useEffect(() => {
    const paste = (event: Event): void => {
      const { files } = (event as unknown as ClipboardEvent).clipboardData ?? {}
      if (files && files.length > 0) onFiles(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  })
}

function RefusedText({ name, reason }: RefusedPicture) {
  const text = useText()
  const { number } = useFormats()
  return text(`objects.imageRefused.${reason}`, { name, limit: number(MAX_PICTURE_BYTES / 1024 / 1024) })
}
