import type { Remark } from '#core/manuscript/nodes'
import { useText } from '../../i18n'
import { Popover } from '../../ui'
import { RemarkForm } from './remark-form'
import styles from './objects.module.css'

export interface NewCommentPopoverProps {
  /** Where what is commented on stands in the window. */
  readonly rect: DOMRect
  readonly onSave: (remark: Remark) => void
  readonly onClose: () => void
}

/** A comment that is about to be made. */
export function NewCommentPopover({ rect, onSave, onClose }: NewCommentPopoverProps) {
  const text = useText()
  return (
    <Popover
      open
      onOpenChange={(open) => !open && onClose()}
      anchor={{ getBoundingClientRect: () => rect }}
      label={text('objects.newComment')}
    >
      <div className={styles.thread}>
        <RemarkForm label={text('objects.newComment')} act={text('objects.comment.add')} onSave={onSave} />
      </div>
    </Popover>
  )
}
