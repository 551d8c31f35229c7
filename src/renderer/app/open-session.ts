import type { LabelId, ReferenceId } from '#core/ids'
import { findLabelMirrors } from '#core/bitext/mirror-labels'
import { refreshPairings } from '#core/bitext/pair-sections'
import { packManuscript } from '#core/exchange/bifolium/pack-manuscript'
import type { Manuscript } from '#core/manuscript/manuscript'
import { citedReferences } from '#core/manuscript/cited-references'
import type { Reference } from '#core/references/reference'
import type { Library } from '../workbench/workbench'
import { createSideEditor } from '../editor'
import type { CitationClient } from '../workers/citation-client'
import type { ExportClient } from '../workers/export-client'
import { randomIds } from './random-ids'
import { createSession, type OpenSession } from './session/create-session'
import type { LoadedStyles } from './workbench/styles'

export interface OpenSessionOptions {
  readonly manuscript: Manuscript
  readonly library: Library
  readonly styles: LoadedStyles
  readonly citations: CitationClient
  readonly exports: ExportClient
  readonly save: (manuscript: Manuscript) => Promise<void>
  readonly now: () => string
}

/** Opens a manuscript in editors of its own and wires it to library, styles, workers and store. */
export function openSession(options: OpenSessionOptions): OpenSession {
  const { library, styles, citations, exports } = options
  const editors = {
    leading: createSideEditor({ ids: randomIds }),
    facing: createSideEditor({ ids: randomIds })
  }
  const cited = (manuscript: Manuscript): readonly Reference[] =>
    citedReferences(manuscript, library.state.getState().references)
  const session = createSession({
    manuscript: options.manuscript,
    editors,
    references: () => library.state.getState().references,
    loadStyle: styles.textOf,
    format: citations.format,
    save: options.save,
    findMirrored: (label, manuscript) => {
      const mirror: LabelId | undefined = findLabelMirrors(manuscript).mirrorOf(label.id)
      return mirror === undefined ? [] : [mirror]
    },
    pair: (manuscript) => refreshPairings(manuscript, randomIds),
    exportManuscript: (manuscript, formatted, settings) =>
      exports.write({ manuscript, formatted, settings, keys: keysOf(cited(manuscript)) }),
    pack: async (manuscript) => packManuscript(manuscript, cited(manuscript)),
    newCitationId: () => randomIds<'CitationId'>('c'),
    now: options.now
  })
  return {
    ...session,
    close: async () => {
      await session.close()
      editors.leading.dispose()
      editors.facing.dispose()
    }
  }
}

const keysOf = (references: readonly Reference[]): ReadonlyMap<ReferenceId, string> =>
  new Map(references.map((reference) => [reference.id, reference.key]))
