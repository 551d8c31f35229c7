import { mergeWithPrevious, setRemoved, setShape, setSide } from '#core/exchange/pasted-text/edit-pasted-text'
import type { PastedBlock, PastedText } from '#core/exchange/pasted-text/pasted-text'
import { useFormats, useText } from '../../i18n'
import { Checkbox, classes, Menu, Tooltip, type MenuEntry } from '../../ui'
import { KIND_KEYS, kindOf, KINDS, shapeAs, signOf } from './block-kinds'
import { blockPieces, type BlockPiece } from './block-pieces'
import { RunChips } from './run-chips'
import styles from './paste.module.css'

export interface BlockRowProps {
  readonly pasted: PastedText
  readonly block: PastedBlock
  readonly index: number
  /** The row of the keyboard; only its controls are in the tab order. */
  readonly active: boolean
  readonly onActive: (index: number) => void
  readonly onChange: (change: (pasted: PastedText) => PastedText) => void
}

/** One block: its kind and side, changed by a click, its words with their labels, and the offer to remove it. */
export function BlockRow(props: BlockRowProps) {
  const { pasted, block, index, active, onActive, onChange } = props
  const text = useText()
  const language = pasted.languages[block.side]
  const level = block.shape.kind === 'item' ? block.shape.level : 0
  return (
    <div
      id={`block-${index}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 1}
      aria-selected={active}
      data-side={block.side}
      data-kind={kindOf(block.shape)}
      className={classes(styles.block, block.removed && styles.removed)}
      onMouseDown={() => onActive(index)}
    >
      <span role="gridcell">
        <KindMenu {...props} />
      </span>
      <span role="gridcell">
        <SideButton {...props} />
      </span>
      <div
        role="gridcell"
        lang={language}
        className={`manuscript-type ${styles.words ?? ''}`}
        style={level > 0 ? { paddingInlineStart: level * 20 } : undefined}
      >
        {blockPieces(pasted, block).map((piece) => (
          <Piece key={piece.start} piece={piece} active={active} onChange={onChange} />
        ))}
      </div>
      <span role="gridcell" className={styles.offer}>
        {(block.boilerplate !== undefined || block.removed) && (
          <Checkbox
            label={block.boilerplate ? text(`paste.reason.${block.boilerplate}`) : text('common.remove')}
            checked={block.removed}
            onChange={(removed) => onChange((current) => setRemoved(current, index, removed))}
          />
        )}
      </span>
    </div>
  )
}

function KindMenu({ block, index, active, onChange }: BlockRowProps) {
  const text = useText()
  const current = kindOf(block.shape)
  const kinds = KINDS.map((kind): MenuEntry => ({
    kind: 'item',
    id: kind,
    label: text(`paste.kind.${kind}`),
    shortcut: KIND_KEYS[kind],
    checked: kind === current,
    run: () => onChange((pasted) => setShape(pasted, index, shapeAs(block, kind)))
  }))
  const acts: readonly MenuEntry[] = [
    { kind: 'separator', id: 'line' },
    {
      kind: 'item',
      id: 'join',
      label: text('paste.join'),
      shortcut: 'J',
      disabled: index === 0,
      run: () => onChange((pasted) => mergeWithPrevious(pasted, index))
    },
    {
      kind: 'item',
      id: 'remove',
      label: text(block.removed ? 'paste.takeIn' : 'paste.leaveOut'),
      shortcut: 'Delete',
      run: () => onChange((pasted) => setRemoved(pasted, index, !block.removed))
    }
  ]
  return (
    <Menu
      trigger={
        <button
          type="button"
          tabIndex={active ? 0 : -1}
          className={styles.kind}
          aria-label={`${signOf(block.shape)} ${text(`paste.kind.${current}`)}`}
        >
          {signOf(block.shape)}
        </button>
      }
      entries={[...kinds, ...acts]}
    />
  )
}

function SideButton({ pasted, block, index, active, onChange }: BlockRowProps) {
  const text = useText()
  const other = block.side === 'leading' ? 'facing' : 'leading'
  const label = text('paste.moveTo', { side: text(`side.${other}`) })
  const sign = /^zh/i.test(pasted.languages[block.side]) ? '中' : 'EN'
  return (
    <Tooltip text={label} shortcut="S">
      <button
        type="button"
        tabIndex={active ? 0 : -1}
        className={styles.side}
        data-side={block.side}
        aria-label={`${sign} ${text(`side.${block.side}`)}. ${label}`}
        onClick={() => onChange((current) => setSide(current, index, other))}
      >
        {sign}
      </button>
    </Tooltip>
  )
}

interface PieceProps extends Pick<BlockRowProps, 'active' | 'onChange'> {
  readonly piece: BlockPiece
}

function Piece({ piece, active, onChange }: PieceProps) {
  const text = useText()
  const { number } = useFormats()
  if (piece.kind === 'text') return <span data-start={piece.start}>{piece.text}</span>
  if (piece.kind === 'rest') {
    return <span className={styles.rest}>{text('paste.rest', { characters: number(piece.length) })}</span>
  }
  return <RunChips run={piece.run} active={active} onChange={onChange} />
}
