import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { SideName } from '#core/manuscript/manuscript'
import type { HistoryPosition } from '../../editor/side-editor'
import { createUndoLog, type UndoLog } from './undo-log'

/** A side whose text is a list of words; each edit is one step of its history. */
class FakeEditor {
  past: string[] = []
  future: string[] = []
  private readonly listeners = new Set<(position: HistoryPosition) => void>()

  edit(word: string): void {
    this.past.push(word)
    this.future = []
    this.notify()
  }
  undo = (): void => {
    const word = this.past.pop()
    if (word !== undefined) this.future.push(word)
    this.notify()
  }
  redo = (): void => {
    const word = this.future.pop()
    if (word !== undefined) this.past.push(word)
    this.notify()
  }
  history = () => ({ undo: this.past.length, redo: this.future.length })
  onHistory = (listener: (position: HistoryPosition) => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  private notify(): void {
    this.listeners.forEach((listener) => listener(this.history()))
  }
}

function sides(): { leading: FakeEditor; facing: FakeEditor; log: UndoLog } {
  const leading = new FakeEditor()
  const facing = new FakeEditor()
  return { leading, facing, log: createUndoLog({ leading, facing }) }
}

describe('undo log', () => {
  it("leaves the other side's newer edit alone", () => {
    const { leading, facing, log } = sides()
    leading.edit('stem')
    facing.edit('干细胞')
    log.undo('leading')
    expect(leading.past).toEqual([])
    expect(facing.past).toEqual(['干细胞'])
  })

  it('undoes steps of the text and what went with them outside as one', () => {
    const { leading, facing, log } = sides()
    let merged = false
    const act = { undo: () => void (merged = false), redo: () => void (merged = true) }
    log.group('merge-references', () => leading.edit('[2]'), act)
    merged = true
    log.undo('facing')
    expect([leading.past, merged]).toEqual([[], false])
    log.redo('facing')
    expect([leading.past, merged]).toEqual([['[2]'], true])
    facing.edit('later')
    log.undo('acts')
    expect([leading.past, facing.past, merged]).toEqual([[], ['later'], false])
    leading.edit('typed')
    expect(log.peekRedo('anywhere')).toBeUndefined()
  })

  it('keeps an act without steps, and never undoes it twice', () => {
    const { leading, log } = sides()
    let undone = 0
    log.group('merge-references', () => undefined, { undo: () => void (undone += 1), redo: () => undefined })
    leading.edit('x')
    log.undo('acts')
    log.undo('acts')
    expect(undone).toBe(1)
  })

  it('undoes and redoes an act on both sides as one', () => {
    const { leading, facing, log } = sides()
    log.group('resolve-label', () => {
      leading.edit('[1]')
      facing.edit('[1]')
    })
    expect(log.peekUndo('facing')).toBe('resolve-label')
    log.undo('facing')
    expect([leading.past, facing.past]).toEqual([[], []])
    log.redo('leading')
    expect([leading.past, facing.past]).toEqual([['[1]'], ['[1]']])
  })

  it('steps back only the asked side when the other has newer edits', () => {
    const { leading, facing, log } = sides()
    log.group('resolve-label', () => {
      leading.edit('[1]')
      facing.edit('[1]')
    })
    facing.edit('更多')
    log.undo('leading')
    expect(leading.past).toEqual([])
    expect(facing.past).toEqual(['[1]', '更多'])
    log.undo('facing')
    log.undo('facing')
    expect(facing.past).toEqual([])
  })

  it('undoes acts on the manuscript from either side, newest first', () => {
    const { leading, log } = sides()
    let style = 'apa'
    leading.edit('stem')
    style = 'frontiers'
    log.record('style', { undo: () => (style = 'apa'), redo: () => (style = 'frontiers') })
    log.undo('leading')
    expect([style, leading.past]).toEqual(['apa', ['stem']])
    log.undo('leading')
    expect(leading.past).toEqual([])
    log.redo('leading')
    log.redo('leading')
    expect([style, leading.past]).toEqual(['frontiers', ['stem']])
  })

  it('forgets what was undone in a side once that side is edited again', () => {
    const { leading, log } = sides()
    leading.edit('a')
    log.undo('leading')
    leading.edit('b')
    log.redo('leading')
    expect(leading.past).toEqual(['b'])
  })

  it('undoes everything to the start and redoes everything to the end, whatever was done', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('edit' as const), side: fc.constantFrom<SideName>('leading', 'facing') }),
      fc.record({ kind: fc.constant('both' as const) }),
      fc.record({ kind: fc.constant('style' as const) })
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { leading, facing, log } = sides()
        let styles = 0
        steps.forEach((one, index) => {
          if (one.kind === 'edit') (one.side === 'leading' ? leading : facing).edit(`${index}`)
          else if (one.kind === 'both')
            log.group('both', () => {
              leading.edit(`${index}`)
              facing.edit(`${index}`)
            })
          else {
            styles += 1
            log.record('style', { undo: () => (styles -= 1), redo: () => (styles += 1) })
          }
        })
        const end = JSON.stringify([leading.past, facing.past, styles])
        while (log.peekUndo('anywhere')) log.undo('anywhere')
        expect([leading.past, facing.past, styles]).toEqual([[], [], 0])
        while (log.peekRedo('anywhere')) log.redo('anywhere')
        expect(JSON.stringify([leading.past, facing.past, styles])).toBe(end)
      })
    )
  })
})
