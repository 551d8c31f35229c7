import type { CommentNode, Remark } from '#core/manuscript/nodes'
import { useFormats, useText } from '../../i18n'
import { Button, Popover } from '../../ui'
import { RemarkForm } from './remark-form'
import styles from './objects.module.css'

export interface CommentPopoverProps {
  readonly anchor: HTMLElement
  readonly comment: CommentNode
  readonly onChange: (comment: CommentNode) => void
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** A comment with its replies: read, answer, resolve or delete it. */
export function CommentPopover({ anchor, comment, onChange, onDelete, onClose }: CommentPopoverProps) {
  const text = useText()
  const reply = (remark: Remark): void => onChange({ ...comment, replies: [...(comment.replies ?? []), remark] })
  const resolve = (): void => {
    const { resolved, ...open } = comment
    onChange(resolved ? open : { ...open, resolved: true })
  }
  return (
    <Popover open onOpenChange={(open) => !open && onClose()} anchor={anchor} label={text('objects.comment')}>
      <div className={styles.thread}>
        <ol className={styles.remarks}>
          {[comment, ...(comment.replies ?? [])].map((remark, index) => (
            <RemarkItem key={index} remark={remark} />
          ))}
        </ol>
        {comment.resolved && <p className={styles.resolved}>{text('objects.comment.resolved')}</p>}
        <RemarkForm label={text('objects.comment.reply')} act={text('objects.comment.send')} onSave={reply} />
        <div className={styles.threadActs}>
          <Button variant="quiet" size="small" icon={comment.resolved ? 'undo' : 'check'} onClick={resolve}>
            {comment.resolved ? text('objects.comment.reopen') : text('objects.comment.resolve')}
          </Button>
          <Button variant="quiet" size="small" icon="bin" onClick={onDelete}>
            {text('objects.comment.delete')}
          </Button>
        </div>
      </div>
    </Popover>
  )
}

function RemarkItem({ remark }: { readonly remark: Remark }) {
  const { moment } = useFormats()
  return (
    <li className={styles.remark}>
      <div className={styles.byline}>
        <span className={styles.author}>{remark.author}</span>
        {remark.date !== undefined && <time dateTime={remark.date}>{moment(remark.date)}</time>}
      </div>
      <p>{remark.text}</p>
    </li>
  )
}
