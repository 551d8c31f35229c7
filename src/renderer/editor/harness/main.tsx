/**
 * A page with two sides and nothing else, for the editor's tests in a browser. It is built by those tests only and is
 * no part of what ships.
 */
import { createRoot } from 'react-dom/client'
import type { IdSource } from '#core/ids'
import type { Pairing } from '#core/manuscript/manuscript'
import '../../ui/base.css'
import { createSideEditor } from '../create-side-editor'
import type { CitationTrigger } from '../editor-handle'
import { FacingPages } from '../facing/facing-pages'
import { EditorToolbar } from '../editor-toolbar'
import type { RecordingAuthor } from '../recording/register-recording'
import type { SideEditorViewProps } from '../side-editor-view'

let next = 0
const ids: IdSource = (prefix) => `new-${prefix}${++next}` as never

const errors: string[] = []
let isRecording = false
const recording = (): RecordingAuthor | undefined =>
  isRecording ? { author: '李娜', date: '2026-03-04T05:06:07Z' } : undefined
const editors = { leading: createSideEditor({ ids, recording }), facing: createSideEditor({ ids, recording }) }
const events: string[] = []
let trigger: CitationTrigger | undefined
let pairings: readonly Pairing[] = []

const root = createRoot(document.getElementById('root') ?? document.body)

function sideProps(side: 'leading' | 'facing'): SideEditorViewProps {
  const isLeading = side === 'leading'
  return {
    editor: editors[side],
    lang: isLeading ? 'en-US' : 'zh-CN',
    ariaLabel: isLeading ? 'English text' : '中文正文',
    placeholder: isLeading ? 'Write here' : '在此写作',
    onActivateLabel: (label) => events.push(`label ${label}`),
    onActivateCitation: (citation) => events.push(`citation ${citation}`),
    onActivateObject: ({ object }) => events.push(`object ${object.type}`),
    onPeek: (peek) => events.push(peek ? `peek ${peek.kind}` : 'peek over'),
    onCitationTrigger: (wish) => {
      trigger = wish
      events.push('cite')
    },
    onFocus: () => events.push(`focus ${side}`)
  }
}

function render(): void {
  root.render(
    <div style={{ display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)', height: '100%' }}>
      <EditorToolbar
        editor={editors.leading}
        ariaLabel="Formatting"
        onUndo={editors.leading.undo}
        onRedo={editors.leading.redo}
        recording={{
          isOn: isRecording,
          onToggle: () => {
            isRecording = !isRecording
            render()
          }
        }}
      />
      <FacingPages leading={sideProps('leading')} facing={sideProps('facing')} pairings={pairings} />
    </div>
  )
}

window.addEventListener('error', ({ message }) => errors.push(message))
window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))

const harness = {
  ...editors,
  events,
  errors,
  pair: (wanted: readonly Pairing[]): void => {
    pairings = wanted
    render()
  },
  removeQuery: (): void => trigger?.removeQuery(),
  triggerRect: (): DOMRect | undefined => trigger?.rect
}

export type Harness = typeof harness
Object.assign(window, { harness })
editors.leading.load([])
editors.facing.load([])
render()
