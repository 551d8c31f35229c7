import type { LabelId } from '#core/ids'
import { findLabelMirrors } from '#core/bitext/mirror-labels'
import { refreshPairings } from '#core/bitext/pair-sections'
import { provisionalCitation } from '#core/citation/provisional-citation'
import { findPackLosses } from '#core/exchange/bifolium/find-pack-losses'
import { packManuscript } from '#core/exchange/bifolium/pack-manuscript'
import type { Citation } from '#core/manuscript/citation'
import type { Manuscript } from '#core/manuscript/manuscript'
import { citedReferences } from '#core/manuscript/cited-references'
import type { Reference } from '#core/references/reference'
import type { Library } from '../workbench/workbench'
import {
  collectIds,
  createSideEditor,
  type OwnedSideEditor,
  type RecordingAuthor,
  type SideEditorOptions
} from '../editor'
import type { CitationClient } from '../workers/citation-client'
import type { ExportClient } from '../workers/export-client'
import { formatBothSides } from '../workers/format-both-sides'
import { text } from '../i18n'
import { findLoadLoss } from './find-load-loss'
import { nodeWords } from './node-words'
import { randomIds } from './random-ids'
import { createSession, type OpenSession } from './session/create-session'
import type { LoadedStyles } from './workbench/styles'

export interface OpenSessionOptions {
  readonly manuscript: Manuscript
  readonly library: Library
  readonly styles: LoadedStyles
  readonly citations: CitationClient
  /** A client with a worker of its own. */
  readonly createCitations: () => CitationClient
  readonly exports: ExportClient
  /** Resolves once both copies have the manuscript. */
  readonly save: (manuscript: Manuscript) => Promise<void>
  /** Resolves once the working store has it, which is enough to let go of the editors. */
  readonly keep: (manuscript: Manuscript) => Promise<void>
  readonly now: () => string
  /** Whose changes are recorded; empty where it has not been told. */
  readonly authorName: () => string
}

/**
 * Opens a manuscript in editors of its own and wires it to library, styles, workers and store. Throws when the editors
 * hold less than was given, before anything could be saved.
 */
export function openSession(options: OpenSessionOptions): OpenSession {
  const { library, styles, citations, exports } = options
  let current: OpenSession | undefined
  const provisional = (citation: Citation): string | undefined => {
    const style = styles.find(current?.state.getState().styleId ?? options.manuscript.styleId)
    // Numbers are narrow: names in their place would make the text jump.
    if (style?.format !== 'author-date') return undefined
    return provisionalCitation(citation, (id) => library.state.getState().references.get(id)?.item)
  }
  const recordingAuthor = (): RecordingAuthor | undefined => {
    if (current?.state.getState().recording !== true) return undefined
    // Word knows no fractions of a second.
    return { author: options.authorName().trim() || text('objects.someone'), date: `${options.now().slice(0, 19)}Z` }
  }
  const editors = createEditors({ provisional, recording: recordingAuthor })
  const cited = (manuscript: Manuscript): readonly Reference[] =>
    citedReferences(manuscript, library.state.getState().references)
  let isClosing = false
  const session = createSession({
    manuscript: options.manuscript,
    editors,
    references: () => library.state.getState().references,
    loadStyle: styles.textOf,
    format: citations.format,
    formatTogether: (requests, list) => formatBothSides(options.createCitations, requests, list),
    save: (manuscript) => (isClosing ? options.keep(manuscript) : options.save(manuscript)),
    findMirrored: (label, manuscript) => {
      const mirror: LabelId | undefined = findLabelMirrors(manuscript).mirrorOf(label.id)
      return mirror === undefined ? [] : [mirror]
    },
    pair: (manuscript) => refreshPairings(manuscript, randomIds),
    exportManuscript: (manuscript, formatted, { together, ...options }, signal) => {
      const settings = { ...options, ...(together === 'list' && { oneBibliography: true }) }
      return exports.write({ manuscript, formatted, settings, references: cited(manuscript) }, signal)
    },
    pack: async (manuscript) => {
      const packed = { manuscript, references: cited(manuscript), style: styles.ownText(manuscript.styleId) }
      const bytes = packManuscript(manuscript, packed.references, { style: packed.style })
      return { bytes, lost: findPackLosses(packed, bytes) }
    },
    recordingAuthor,
    newCitationId: () => randomIds<'CitationId'>('c'),
    now: options.now
  })
  current = session
  const dispose = (): void => {
    editors.leading.dispose()
    editors.facing.dispose()
  }
  const lost = findLoadLoss(options.manuscript, session.read())
  if (lost) {
    session.abandon()
    dispose()
    throw new Error(text('app.loadLoss', { title: options.manuscript.title }))
  }
  return {
    ...session,
    close: async () => {
      isClosing = true
      try {
        await session.close()
      } finally {
        isClosing = false
      }
      dispose()
    }
  }
}

/** Two editors that keep their ids apart from each other's. */
function createEditors(
  options: Pick<SideEditorOptions, 'provisional' | 'recording'>
): Readonly<Record<'leading' | 'facing', OwnedSideEditor>> {
  const shared = { ids: randomIds, words: nodeWords, ...options }
  const leading = createSideEditor({ ...shared, takenIds: () => collectIds(facing.read()) })
  const facing = createSideEditor({ ...shared, takenIds: () => collectIds(leading.read()) })
  return { leading, facing }
}
